"use client";

import { useCallback, useEffect, useState } from "react";
import { lastActivityAt } from "./activity";

const tickMs = 10_000;
/** So long away from the desk is a break. */
const breakMs = 5 * 60_000;

/**
 * Says when a break would be due: after so many minutes of work without one. Off where `minutes` is null.
 * @returns whether to say so, and a function that puts it off by as long again.
 */
export function useBreak(minutes: number | null): { isDue: boolean; putOff: () => void } {
  const [workedMs, setWorked] = useState(0);
  useEffect(() => {
    if (minutes === null) return setWorked(0);
    lastActivityAt();
    const timer = setInterval(() => {
      const idleMs = Date.now() - lastActivityAt();
      const isAway = document.visibilityState === "hidden" || idleMs > tickMs;
      setWorked((worked) => (idleMs > breakMs ? 0 : isAway ? worked : worked + tickMs));
    }, tickMs);
    return () => clearInterval(timer);
  }, [minutes]);
  const putOff = useCallback(() => setWorked(0), []);
  return { isDue: minutes !== null && workedMs >= minutes * 60_000, putOff };
}
