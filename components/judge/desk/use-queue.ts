"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { type AssignmentView, claimTasks } from "@/lib/domain/api/assign";
import { callApi } from "@/lib/domain/api/client";
import type { DeskLink } from "./desk-context";
import { chooseDraft, findLocalDraft } from "./drafts";

const ahead = 3;
const remembered = 12;

export interface Day {
  judgments: number;
  skips: number;
  durationMs: number;
}

export interface Queue {
  tasks: readonly AssignmentView[];
  today: Day;
  /** "loading" until the first answer; "empty" when there is nothing to judge now. */
  state: "loading" | "ready" | "empty" | "error";
  error: unknown;
  /** Where the queue is empty: when a lent task may come free. */
  comeBackAt: string | null;
  /** Takes a task out, at once, and fetches the next in the background; null: it was not judged here. */
  advance(assignmentId: string, done: { isSkip: boolean; durationMs: number } | null): void;
  /** Shows a task with this draft. */
  replaceDraft(assignmentId: string, draft: AssignmentView["draft"]): void;
  /** Puts a task whose submission the server would not have in front of the others again, with its answer. */
  putBack(task: AssignmentView): void;
  refill(): Promise<void>;
}

/** The annotator's own calendar day. */
export function localDay(now = new Date()): string {
  const two = (value: number) => String(value).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/**
 * The tasks on hand: the one on screen and the next two, so that the following one is there before it is asked for.
 * @param isReady false while submissions of an earlier visit are being sent, and while one judges in another tab.
 * @param waiting assignments whose submissions have not reached the server: they must not come again.
 */
export function useQueue(
  projectId: string,
  desk: DeskLink,
  isReady: boolean,
  waiting: readonly string[],
): Queue {
  const [tasks, setTasks] = useState<readonly AssignmentView[]>([]);
  const [today, setToday] = useState<Day>({ judgments: 0, skips: 0, durationMs: 0 });
  const [state, setState] = useState<Queue["state"]>("loading");
  const [error, setError] = useState<unknown>(null);
  const [comeBackAt, setComeBackAt] = useState<string | null>(null);
  const onHand = useRef<readonly AssignmentView[]>([]);
  const submitted = useRef(new Set<string>());
  const running = useRef<Promise<void> | null>(null);
  const unsent = useRef(waiting);
  unsent.current = waiting;
  const { userId, basedOn, onOtherDraft } = desk;

  const set = useCallback((next: readonly AssignmentView[]) => {
    onHand.current = next;
    setTasks(next);
  }, []);

  /** A task with the draft that is to be shown of it. */
  const withDraft = useCallback(
    async (task: AssignmentView): Promise<AssignmentView> => {
      const chosen = chooseDraft(await findLocalDraft(userId, task.id), task);
      basedOn.set(task.id, chosen.basedOn);
      if (chosen.other) onOtherDraft({ assignmentId: task.id, ...chosen.other });
      return { ...task, draft: chosen.answer };
    },
    [userId, basedOn, onOtherDraft],
  );

  const fetchMore = useCallback(async () => {
    const sent = new Set([...unsent.current, ...submitted.current]);
    const held = [...onHand.current.map((task) => task.id), ...sent].slice(-20);
    // What was submitted and is still on its way counts as held by the server.
    const count = Math.min(10, ahead + sent.size);
    try {
      const body = { count, held, day: localDay() };
      const claimed = await callApi(claimTasks, { params: { projectId }, body });
      const fresh = await Promise.all(claimed.assignments.map(withDraft));
      const known = new Set([
        ...onHand.current.map((task) => task.id),
        ...submitted.current,
        ...unsent.current,
      ]);
      const next = [...onHand.current, ...fresh.filter((task) => !known.has(task.id))];
      set(next);
      setToday((now) => ({
        judgments: Math.max(now.judgments, claimed.today.judgments),
        skips: Math.max(now.skips, claimed.today.skips),
        durationMs: Math.max(now.durationMs, claimed.today.durationMs),
      }));
      setComeBackAt(claimed.comeBackAt);
      setError(null);
      setState(next.length > 0 ? "ready" : "empty");
    } catch (caught) {
      setError(caught);
      setState(onHand.current.length > 0 ? "ready" : "error");
    }
  }, [projectId, set, withDraft]);

  const refill = useCallback(async () => {
    running.current ??= fetchMore().finally(() => {
      running.current = null;
    });
    await running.current;
  }, [fetchMore]);

  useEffect(() => {
    if (!isReady) return;
    void refill();
    return () => {
      // Another tab goes on with these: when this one is back, it asks how they stand.
      set([]);
      setState("loading");
    };
  }, [refill, set, isReady]);

  const advance = useCallback<Queue["advance"]>(
    (assignmentId, done) => {
      submitted.current.add(assignmentId);
      // The set only bridges the time a submission is under way; the server remembers the rest.
      if (submitted.current.size > remembered) submitted.current.delete([...submitted.current][0] ?? "");
      const next = onHand.current.filter((task) => task.id !== assignmentId);
      set(next);
      if (done)
        setToday((now) => ({
          judgments: now.judgments + (done.isSkip ? 0 : 1),
          skips: now.skips + (done.isSkip ? 1 : 0),
          durationMs: now.durationMs + done.durationMs,
        }));
      if (next.length === 0) setState("loading");
      if (next.length < ahead) void refill();
    },
    [refill, set],
  );

  const replaceDraft = useCallback<Queue["replaceDraft"]>(
    (assignmentId, draft) =>
      set(onHand.current.map((task) => (task.id === assignmentId ? { ...task, draft } : task))),
    [set],
  );
  const putBack = useCallback<Queue["putBack"]>(
    (task) => {
      // Counted when it was submitted, in this visit; it was not judged after all.
      const isSkip = task.draft?.skip != null;
      if (submitted.current.delete(task.id))
        setToday((now) => ({
          ...now,
          judgments: now.judgments - (isSkip ? 0 : 1),
          skips: now.skips - (isSkip ? 1 : 0),
        }));
      set([task, ...onHand.current.filter((other) => other.id !== task.id)]);
      setState("ready");
    },
    [set],
  );

  return { tasks, today, state, error, comeBackAt, advance, replaceDraft, putBack, refill };
}
