"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { type AssignmentView, extendLeases } from "@/lib/domain/api/assign";
import { callApi } from "@/lib/domain/api/client";
import { lastActivityAt } from "./activity";

export type LeaseState = "active" | "submitted" | "skipped" | "expired";

export interface Leases {
  /** Until when the task on screen is the annotator's alone; null: not known. */
  until: Date | null;
  /** It was extended a moment ago. */
  isExtended: boolean;
  /** It ends soon, and nothing was done for a while. */
  isEnding: boolean;
  /** Somebody else may get the task. */
  isEnded: boolean;
  /** Notes how a lease stands now, as the server said. */
  note(assignmentId: string, state: LeaseState): void;
}

const activeWithinMs = 120_000;
const sayForMs = 6_000;

/**
 * Extends the leases of the tasks on hand while their annotator is at work, reading included. Times are this browser's:
 * a lease is counted from when it was given, so that a wrong clock does no harm.
 */
export function useLeases(
  projectId: string,
  tasks: readonly AssignmentView[],
  leaseSeconds: number | undefined,
): Leases {
  const leaseMs = (leaseSeconds ?? 1800) * 1000;
  const ends = useRef(new Map<string, number>());
  const ended = useRef(new Set<string>());
  const isAsking = useRef(false);
  const [now, setNow] = useState(() => Date.now());
  const [extendedAt, setExtendedAt] = useState(0);
  const ids = tasks.map((task) => task.id).join();

  for (const task of tasks)
    if (!ends.current.has(task.id))
      ends.current.set(task.id, Math.min(Date.parse(task.expiresAt), Date.now() + leaseMs));

  const note = useCallback(
    (assignmentId: string, state: LeaseState) => {
      if (state === "active") {
        ends.current.set(assignmentId, Date.now() + leaseMs);
        ended.current.delete(assignmentId);
      }
      if (state === "expired") ended.current.add(assignmentId);
      setNow(Date.now());
    },
    [leaseMs],
  );

  useEffect(() => {
    const held = ids.split(",").filter(Boolean);
    if (held.length === 0) return;
    const check = async () => {
      setNow(Date.now());
      const left = Math.min(...held.map((id) => ends.current.get(id) ?? 0)) - Date.now();
      const isAtWork =
        document.visibilityState === "visible" &&
        Date.now() - lastActivityAt() < Math.min(activeWithinMs, leaseMs / 4);
      if (left > leaseMs / 2 || !isAtWork || isAsking.current) return;
      isAsking.current = true;
      try {
        const { leases } = await callApi(extendLeases, { params: { projectId }, body: { held } });
        for (const { id, state } of leases) note(id, state);
        setExtendedAt(Date.now());
      } catch {
        // Without a line, drafts and judgments are kept all the same; it is tried again.
      } finally {
        isAsking.current = false;
      }
    };
    lastActivityAt();
    const timer = setInterval(check, Math.max(2_000, Math.min(20_000, leaseMs / 12)));
    return () => clearInterval(timer);
  }, [projectId, ids, leaseMs, note]);

  const first = tasks[0]?.id;
  const end = first ? ends.current.get(first) : undefined;
  const left = end === undefined ? Number.POSITIVE_INFINITY : end - now;
  const isEnded = first !== undefined && (ended.current.has(first) || left <= 0);
  return {
    until: end === undefined ? null : new Date(end),
    isExtended: now - extendedAt < sayForMs,
    isEnding: !isEnded && left < Math.min(300_000, leaseMs / 5),
    isEnded,
    note,
  };
}
