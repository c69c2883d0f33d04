"use client";

import { useEffect, useRef } from "react";

const idleAfterMs = 60_000;
const tickMs = 250;

/**
 * Milliseconds of attention that the task had on screen: time in which the page is visible and something was done within the
 * last minute.
 * @returns a function that reads the time so far, and which kinds of input were used.
 */
export function useAttention(taskKey: string | null) {
  const state = useRef({ ms: 0, lastActivity: 0, keyboard: false, pointer: false });

  useEffect(() => {
    if (taskKey === null) return;
    // A task that comes back to the screen goes on where it was.
    state.current.lastActivity = Date.now();
    const touch = (event: Event) => {
      state.current.lastActivity = Date.now();
      if (event.type === "keydown") state.current.keyboard = true;
      if (event.type === "pointerdown") state.current.pointer = true;
    };
    const events = ["keydown", "pointerdown", "pointermove", "wheel", "scroll"] as const;
    for (const name of events) window.addEventListener(name, touch, { passive: true, capture: true });
    let last = Date.now();
    const timer = setInterval(() => {
      const now = Date.now();
      const isActive =
        document.visibilityState === "visible" && now - state.current.lastActivity < idleAfterMs;
      // A timer that was held up (a sleeping machine) counts as one tick at most.
      if (isActive) state.current.ms += Math.min(now - last, 4 * tickMs);
      last = now;
    }, tickMs);
    return () => {
      clearInterval(timer);
      for (const name of events) window.removeEventListener(name, touch, { capture: true });
    };
  }, [taskKey]);

  return () => {
    const { ms, keyboard, pointer } = state.current;
    const inputKind = keyboard && !pointer ? "keyboard" : pointer && !keyboard ? "pointer" : "mixed";
    return { durationMs: Math.round(ms), inputKind } as const;
  };
}
