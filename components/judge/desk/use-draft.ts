"use client";

import { useEffect, useRef, useState } from "react";
import { saveDraft } from "@/lib/domain/api/assign";
import { urlOf } from "@/lib/domain/api/client";
import type { Answer } from "@/lib/domain/judgment";
import { hasWork } from "../answer-state";

const debounceMs = 800;

/**
 * Saves an unfinished answer as it is typed, and at once when the page is hidden. Saving is activity: it extends the
 * lease.
 * @returns whether the answer as it stands is on the server.
 */
export function useDraft(
  projectId: string,
  assignmentId: string | null,
  answer: Answer,
): "none" | "saving" | "saved" | "kept-here" {
  const [state, setState] = useState<"none" | "saving" | "saved" | "kept-here">("none");
  const unsaved = useRef<string | null>(null);

  useEffect(() => {
    if (assignmentId === null || !hasWork(answer)) {
      unsaved.current = null;
      setState("none");
      return;
    }
    const url = urlOf(saveDraft, { params: { projectId, assignmentId } });
    const body = JSON.stringify({ answer });
    unsaved.current = body;
    setState("saving");
    const save = async () => {
      if (unsaved.current !== body) return;
      unsaved.current = null;
      const headers = { "content-type": "application/json" };
      // keepalive lets the request outlive the page.
      const response = await fetch(url, {
        method: "PUT",
        headers,
        body,
        keepalive: body.length < 60_000,
      }).catch(() => null);
      if (!response?.ok) unsaved.current ??= body;
      setState(response?.ok ? "saved" : "kept-here");
    };
    const timer = setTimeout(save, debounceMs);
    const onHide = () => document.visibilityState === "hidden" && void save();
    document.addEventListener("visibilitychange", onHide);
    return () => {
      clearTimeout(timer);
      document.removeEventListener("visibilitychange", onHide);
    };
  }, [projectId, assignmentId, answer]);

  return state;
}
