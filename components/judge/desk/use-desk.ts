"use client";

import { useQuery } from "@tanstack/react-query";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { AssignmentView } from "@/lib/domain/api/assign";
import type { Answer, Presentation } from "@/lib/domain/judgment";
import { textOfAll } from "@/lib/domain/message";
import { isImplausiblyFast, type Pace, runLength } from "@/lib/domain/pace";
import { projectQuery } from "../../people/queries";
import { newId } from "../../shell/new-id";
import { deskQuery } from "../queries";
import type { DeskLink, OtherDraft } from "./desk-context";
import { dropLocalDraft } from "./drafts";
import { useLeases } from "./use-leases";
import { useOutbox } from "./use-outbox";
import { localDay, useQueue } from "./use-queue";
import { useRecent } from "./use-recent";
import { useReopened } from "./use-reopened";
import { useReturned } from "./use-returned";
import { useSeat } from "./use-seat";

export type Desk = ReturnType<typeof useDesk>;

/** Everything around the task on screen: what comes next, what is kept, what can be taken back. */
export function useDesk(projectId: string, userId: string) {
  const project = useQuery(projectQuery(projectId));
  const settings = useQuery(deskQuery(projectId));
  const outbox = useOutbox(userId);
  const shared = useRef({
    basedOn: new Map<string, DeskLink["basedOn"] extends Map<string, infer Stamp> ? Stamp : never>(),
    closed: new Set<string>(),
    flush: { current: async () => {} },
  }).current;
  const [other, setOther] = useState<OtherDraft | null>(null);
  const [isSignedOut, setSignedOut] = useState(false);
  const [judgedElsewhere, setJudgedElsewhere] = useState<string | null>(null);
  const [isFast, setFast] = useState(false);
  const [restarts, setRestarts] = useState(0);
  const pace = useRef<Pace[]>([]);

  const { seat, takeOver } = useSeat(`concord-desk-${userId}-${projectId}`, () => shared.flush.current());
  const isHere = seat === "here" && outbox.isReady;
  const recent = useRecent(projectId, isHere);
  const revision = useReopened({ userId, projectId, isHere, outbox, recent, closed: shared.closed });
  const revising = revision.reopened?.assignment.id ?? null;

  const noteLease = useRef<DeskLink["onLease"]>(() => {});
  const link = useMemo<DeskLink>(
    () => ({
      userId,
      revising,
      ...shared,
      onLease(assignmentId, state) {
        if (shared.closed.has(assignmentId)) return;
        if (state === "submitted" || state === "skipped") setJudgedElsewhere(assignmentId);
        noteLease.current(assignmentId, state);
      },
      onOtherDraft: setOther,
      onSignedOut: () => setSignedOut(true),
    }),
    [userId, revising, shared],
  );
  const waiting = outbox.waiting.map((item) => item.assignmentId);
  const queue = useQueue(projectId, link, isHere, waiting);
  const leases = useLeases(projectId, queue.tasks, project.data?.leaseSeconds);
  noteLease.current = leases.note;

  // The claim tells of new guidelines before anything else does.
  const newest = queue.tasks.at(-1)?.guidelineVersion ?? 0;
  const { refetch } = settings;
  useEffect(() => {
    if (settings.data && newest > settings.data.guidelineVersion) void refetch();
  }, [newest, settings.data, refetch]);

  const submit = useCallback(
    async (assignment: AssignmentView, answer: Answer, presentation: Partial<Presentation>) => {
      const { id } = assignment;
      shared.closed.add(id);
      const language = document.documentElement.lang;
      const body = {
        clientKey: newId(),
        answer,
        presentation: { ...presentation, language },
        day: localDay(),
      };
      const kept = outbox.send({ userId, projectId, assignmentId: id, body, refusal: null });
      recent.add({ assignment, answer });
      if (revision.reopened) revision.close(true);
      else {
        const durationMs = presentation.durationMs ?? 0;
        const isSkip = answer.skip !== null;
        queue.advance(id, { isSkip, durationMs });
        if (!isSkip) {
          pace.current = [...pace.current, { text: textOf(assignment), durationMs }].slice(-runLength);
          const isRun = isImplausiblyFast(pace.current);
          setFast(isRun);
          // Said once a run, not at every judgment of it.
          if (isRun) pace.current = [];
        }
      }
      await kept;
      await dropLocalDraft(userId, id);
    },
    [userId, projectId, outbox.send, recent.add, revision, queue.advance, shared],
  );

  /** Settles which of two drafts goes on: the one that is not shown, or the one that is. */
  const settleDraft = (isOther: boolean) => {
    if (!other) return;
    shared.basedOn.set(other.assignmentId, other.stamp);
    if (isOther) {
      shared.closed.add(other.assignmentId);
      queue.replaceDraft(other.assignmentId, other.answer);
      setRestarts((count) => count + 1);
      queueMicrotask(() => shared.closed.delete(other.assignmentId));
    }
    setOther(null);
  };

  const returned = useReturned({ userId, projectId, outbox, queue, recent, closed: shared.closed });

  return {
    project: project.data ?? null,
    settings: settings.data ?? null,
    outbox,
    queue,
    leases,
    revision,
    link,
    seat,
    takeOver,
    submit,
    other: other && (other.assignmentId === queue.tasks[0]?.id ? other : null),
    settleDraft,
    returned,
    isSignedOut: isSignedOut || outbox.end === "signed-out",
    judgedElsewhere: judgedElsewhere === queue.tasks[0]?.id ? judgedElsewhere : null,
    isFast,
    forgetFast: () => setFast(false),
    restarts,
  };
}

function textOf({ prompt, responses }: AssignmentView): string {
  return [prompt.messages, ...responses.map((response) => response.messages)].map(textOfAll).join("\n");
}
