"use client";

import { useEffect, useRef } from "react";

/**
 * Watches which responses' ends have been in view, once their whole text was laid out.
 * @returns a function that says whether all have
 */
export function useReadToEnd(taskKey: string, count: number): () => boolean {
  const seen = useRef(new Set<string>());
  useEffect(() => {
    seen.current = new Set<string>();
    const task = document.querySelector<HTMLElement>(`[data-task="${taskKey}"]`);
    if (!task) return;
    const watch = new IntersectionObserver((entries) => {
      for (const { isIntersecting, target } of entries) {
        if (!isIntersecting || !(target instanceof HTMLElement)) continue;
        if (target.parentElement?.querySelector("[data-building]")) {
          // Not the end yet: ask again when more of it is there.
          setTimeout(() => {
            watch.unobserve(target);
            if (target.isConnected) watch.observe(target);
          }, 300);
          continue;
        }
        seen.current.add(target.dataset.responseEnd ?? "");
        target.dataset.wasSeen = "";
        watch.unobserve(target);
      }
    });
    /** Cards come and go where a task shows two of its responses at a time. */
    const observeAll = () => {
      for (const end of task.querySelectorAll<HTMLElement>("[data-response-end]"))
        if (!seen.current.has(end.dataset.responseEnd ?? "")) watch.observe(end);
    };
    observeAll();
    const cards = new MutationObserver(observeAll);
    cards.observe(task, { childList: true, subtree: true });
    return () => {
      cards.disconnect();
      watch.disconnect();
    };
  }, [taskKey]);
  return () => seen.current.size >= count;
}
