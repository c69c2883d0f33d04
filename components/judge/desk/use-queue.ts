"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { type AssignmentView, claimTasks } from "@/lib/domain/api/assign";
import { callApi } from "@/lib/domain/api/client";

const ahead = 3;

export interface Queue {
  tasks: readonly AssignmentView[];
  today: { judgments: number; skips: number };
  /** "loading" until the first answer; "empty" when there is nothing to judge now. */
  state: "loading" | "ready" | "empty" | "error";
  error: unknown;
  /** Takes a submitted task out, at once, and fetches the next in the background. */
  advance(assignmentId: string, isSkip: boolean): void;
  refill(): Promise<void>;
}

/**
 * The tasks on hand: the one on screen and the next two, so that the following one is there before it is asked for.
 * @param isReady false while submissions of an earlier visit are being sent: their tasks must not come again.
 */
export function useQueue(projectId: string, isReady: boolean): Queue {
  const [tasks, setTasks] = useState<readonly AssignmentView[]>([]);
  const [today, setToday] = useState({ judgments: 0, skips: 0 });
  const [state, setState] = useState<Queue["state"]>("loading");
  const [error, setError] = useState<unknown>(null);
  const onHand = useRef<readonly AssignmentView[]>([]);
  const submitted = useRef(new Set<string>());
  const running = useRef<Promise<void> | null>(null);

  const set = useCallback((next: readonly AssignmentView[]) => {
    onHand.current = next;
    setTasks(next);
  }, []);

  const fetchMore = useCallback(async () => {
    const held = [...onHand.current.map((task) => task.id), ...submitted.current].slice(-20);
    // What was submitted and is still on its way counts as held by the server.
    const count = Math.min(10, ahead + submitted.current.size);
    try {
      const claimed = await callApi(claimTasks, { params: { projectId }, body: { count, held } });
      const known = new Set([...onHand.current.map((task) => task.id), ...submitted.current]);
      const next = [...onHand.current, ...claimed.assignments.filter((task) => !known.has(task.id))];
      set(next);
      setToday((now) => ({
        judgments: Math.max(now.judgments, claimed.today.judgments),
        skips: Math.max(now.skips, claimed.today.skips),
      }));
      setError(null);
      setState(next.length > 0 ? "ready" : "empty");
    } catch (caught) {
      setError(caught);
      setState(onHand.current.length > 0 ? "ready" : "error");
    }
  }, [projectId, set]);

  const refill = useCallback(async () => {
    running.current ??= fetchMore().finally(() => {
      running.current = null;
    });
    await running.current;
  }, [fetchMore]);

  useEffect(() => {
    if (isReady) void refill();
  }, [refill, isReady]);

  const advance = useCallback(
    (assignmentId: string, isSkip: boolean) => {
      submitted.current.add(assignmentId);
      // The set only bridges the time a submission is under way; the server remembers the rest.
      if (submitted.current.size > 7) submitted.current.delete([...submitted.current][0] ?? "");
      const next = onHand.current.filter((task) => task.id !== assignmentId);
      set(next);
      setToday((now) => ({
        judgments: now.judgments + (isSkip ? 0 : 1),
        skips: now.skips + (isSkip ? 1 : 0),
      }));
      if (next.length === 0) setState("loading");
      if (next.length < ahead) void refill();
    },
    [refill, set],
  );

  return { tasks, today, state, error, advance, refill };
}
