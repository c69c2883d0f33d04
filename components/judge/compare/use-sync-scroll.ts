"use client";

import { useEffect } from "react";
import { scrollingTexts } from "./panes";

/** While on, responses scroll together: each as far down its own length as the one that was scrolled. */
export function useSyncScroll(isOn: boolean): void {
  useEffect(() => {
    if (!isOn) return;
    /** Where we have put a pane ourselves: the event that follows is an echo, no wish. */
    const put = new WeakMap<HTMLElement, number>();
    const follow = (event: Event) => {
      const pane = event.target;
      if (!(pane instanceof HTMLElement) || !("responseText" in pane.dataset)) return;
      if (Math.abs((put.get(pane) ?? -9) - pane.scrollTop) < 2) {
        put.delete(pane);
        return;
      }
      const room = pane.scrollHeight - pane.clientHeight;
      const share = room > 0 ? pane.scrollTop / room : 0;
      for (const other of scrollingTexts()) {
        if (other === pane) continue;
        const top = Math.round(share * (other.scrollHeight - other.clientHeight));
        if (Math.abs(other.scrollTop - top) < 2) continue;
        put.set(other, top);
        other.scrollTop = top;
      }
    };
    document.addEventListener("scroll", follow, { capture: true, passive: true });
    return () => document.removeEventListener("scroll", follow, { capture: true });
  }, [isOn]);
}
