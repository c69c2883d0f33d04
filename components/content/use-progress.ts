"use client";

import { startTransition, useEffect, useState } from "react";

/** The first pieces fill more than a screen; they are there with the first paint. */
const first = 2;
const step = 2;

/**
 * How many of a long text's pieces to build: the first at once, the rest while the browser has nothing else to do, so that
 * keys and scrolling are always answered.
 */
export function useProgress(total: number): number {
  const [built, setBuilt] = useState(first);
  useEffect(() => {
    if (built >= total) return;
    const more = () => startTransition(() => setBuilt((count) => count + step));
    if (!("requestIdleCallback" in window)) {
      const timer = setTimeout(more, 16);
      return () => clearTimeout(timer);
    }
    const handle = requestIdleCallback(more, { timeout: 500 });
    return () => cancelIdleCallback(handle);
  }, [built, total]);
  return Math.min(built, total);
}
