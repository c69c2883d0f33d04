"use client";

import { useEffect, useState } from "react";
import type { Diff } from "./word-diff";

/** What two texts share, worked out beside the page; null while that takes, "failed" where it cannot be had. */
export function useDiff(first: string, second: string): Diff | "failed" | null {
  const [diff, setDiff] = useState<Diff | "failed" | null>(null);
  useEffect(() => {
    setDiff(null);
    const worker = new Worker(new URL("./diff.worker.ts", import.meta.url), { type: "module" });
    worker.addEventListener("message", ({ data }: MessageEvent<Diff>) => setDiff(data));
    worker.addEventListener("error", () => setDiff("failed"));
    worker.postMessage({ first, second });
    return () => worker.terminate();
  }, [first, second]);
  return diff;
}
