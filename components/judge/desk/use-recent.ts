"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { type AssignmentView, listOwnJudgments } from "@/lib/domain/api/assign";
import { callApi } from "@/lib/domain/api/client";
import type { Answer } from "@/lib/domain/judgment";

const remembered = 20;

export interface Submitted {
  assignment: AssignmentView;
  answer: Answer;
}

export interface Recent {
  /** One's last judgments, the newest last. */
  ids: readonly string[];
  /** A judgment of this visit as it was: it can be reopened before it has reached the server. */
  find(assignmentId: string): Submitted | null;
  add(submitted: Submitted): void;
}

/** The judgments that can be taken back: those of this visit, and before them those that the server remembers. */
export function useRecent(projectId: string, isReady: boolean): Recent {
  const [ids, setIds] = useState<readonly string[]>([]);
  const kept = useRef(new Map<string, Submitted>());

  useEffect(() => {
    if (!isReady) return;
    let isOver = false;
    const load = async () => {
      const query = { limit: remembered };
      const { rows } = await callApi(listOwnJudgments, { params: { projectId }, query });
      const before = rows.map((row) => row.assignmentId).reverse();
      if (!isOver) setIds((now) => [...before.filter((id) => !now.includes(id)), ...now].slice(-remembered));
    };
    // Without it, only what was judged since the page was opened can be undone.
    void load().catch(() => {});
    return () => {
      isOver = true;
    };
  }, [projectId, isReady]);

  const add = useCallback((submitted: Submitted) => {
    const { id } = submitted.assignment;
    kept.current.delete(id);
    kept.current.set(id, submitted);
    const [oldest] = kept.current.keys();
    if (kept.current.size > remembered && oldest) kept.current.delete(oldest);
    setIds((now) => [...now.filter((other) => other !== id), id].slice(-remembered));
  }, []);
  const find = useCallback((assignmentId: string) => kept.current.get(assignmentId) ?? null, []);

  return { ids, find, add };
}
