"use client";

import { useCallback, useEffect, useState } from "react";
import { type AssignmentView, getOwnJudgment } from "@/lib/domain/api/assign";
import { callApi } from "@/lib/domain/api/client";
import type { Answer } from "@/lib/domain/judgment";
import { useChange } from "../../shell/use-api";
import { dropLocalDraft, findRevision } from "./drafts";
import type { Outbox } from "./use-outbox";
import type { Recent } from "./use-recent";

export interface Reopened {
  assignment: AssignmentView;
  /** What it is opened with: the judgment, or a revision that was interrupted. */
  answer: Answer;
}

interface Wish {
  userId: string;
  projectId: string;
  isHere: boolean;
  outbox: Outbox;
  recent: Recent;
  closed: Set<string>;
}

/** A judgment of one's own that is open again, with everything as it was. */
export function useReopened({ userId, projectId, isHere, outbox, recent, closed }: Wish) {
  const [reopened, setReopened] = useState<Reopened | null>(null);
  const { flush } = outbox;

  const show = useCallback(
    (again: Reopened) => {
      closed.delete(again.assignment.id);
      setReopened(again);
    },
    [closed],
  );
  const fetchOwn = useCallback(
    async (assignmentId: string): Promise<Reopened> => {
      // What is on its way must have arrived before it can come back.
      await flush();
      const { answer, ...assignment } = await callApi(getOwnJudgment, {
        params: { projectId, assignmentId },
      });
      return { assignment: { ...assignment, draft: null }, answer };
    },
    [projectId, flush],
  );
  const ask = useChange({ mutationFn: fetchOwn, onSuccess: show });

  // A revision that a reload or a crash interrupted goes on.
  useEffect(() => {
    if (!isHere) return setReopened(null);
    const goOn = async () => {
      const draft = await findRevision(userId, projectId);
      if (!draft) return;
      const { assignment } = await fetchOwn(draft.assignmentId);
      show({ assignment, answer: draft.answer });
    };
    // Not reachable: it stays in this browser.
    void goOn().catch(() => {});
  }, [isHere, userId, projectId, fetchOwn, show]);

  /** The judgment before the one that is open, or the last one: null where there is none. */
  const position = reopened ? recent.ids.indexOf(reopened.assignment.id) : recent.ids.length;
  const previous = recent.ids[position - 1] ?? null;

  const open = (assignmentId: string) => {
    if (ask.isPending) return;
    // One of this visit is there at once, whether the server can be reached or not.
    const known = recent.find(assignmentId);
    if (known) show({ assignment: { ...known.assignment, draft: null }, answer: known.answer });
    else ask.mutate(assignmentId);
  };
  const undo = () => {
    if (previous !== null) open(previous);
  };
  /** Back to the task on hand: with `isDone` false, the judgment stays as it was. */
  const close = (isDone: boolean) => {
    if (!reopened) return;
    const { id } = reopened.assignment;
    closed.add(id);
    if (!isDone) void dropLocalDraft(userId, id);
    setReopened(null);
  };
  return { reopened, open, undo, canUndo: previous !== null, close };
}
