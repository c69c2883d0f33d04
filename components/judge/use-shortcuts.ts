"use client";

import { type RefObject, useEffect, useRef } from "react";

/** True where keys belong to a text being written. */
function isWriting(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      /^(textarea|select)$/i.test(target.tagName) ||
      (target instanceof HTMLInputElement && !/^(checkbox|radio|button)$/.test(target.type)))
  );
}

export interface Shortcut {
  /** As KeyboardEvent.key, lower case; "mod+enter" for Ctrl or ⌘ with Enter. */
  key: string;
  run: (event: KeyboardEvent) => void;
  /** Works inside text fields too. */
  inText?: boolean;
}

/**
 * Listens for the page's keys. None fires inside a text field unless it says so, while a dialog is open, or where the
 * control with the focus has taken the key.
 * @param scope only keys pressed inside it count; without it, all of the page's.
 */
export function useShortcuts(
  shortcuts: readonly Shortcut[],
  isOn: boolean,
  scope?: RefObject<HTMLElement | null>,
): void {
  const latest = useRef(shortcuts);
  latest.current = shortcuts;
  useEffect(() => {
    if (!isOn) return;
    const listen = (event: KeyboardEvent) => {
      if (event.isComposing || event.altKey || event.defaultPrevented) return;
      if (scope && !scope.current?.contains(event.target as Node)) return;
      const isModified = event.ctrlKey || event.metaKey;
      const key = `${isModified ? "mod+" : ""}${event.key.toLowerCase()}`;
      const found = latest.current.find((shortcut) => shortcut.key === key);
      if (!found || (isWriting(event.target) && !found.inText)) return;
      // Enter on a button or link is that button's own, unless it is the answer given and there is nothing left to press.
      if (
        key === "enter" &&
        event.target instanceof HTMLElement &&
        event.target.closest("a, summary, button:not([data-enter=submit])")
      )
        return;
      event.preventDefault();
      found.run(event);
    };
    window.addEventListener("keydown", listen);
    return () => window.removeEventListener("keydown", listen);
  }, [isOn, scope]);
}
