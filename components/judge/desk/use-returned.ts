"use client";

import { type AssignmentView, claimTasks } from "@/lib/domain/api/assign";
import { callApi } from "@/lib/domain/api/client";
import type { Answer } from "@/lib/domain/judgment";
import { useChange } from "../../shell/use-api";
import { nextStamp, putLocalDraft } from "./drafts";
import { dropFromOutbox, type OutboxItem } from "./outbox";
import type { Outbox } from "./use-outbox";
import type { Queue } from "./use-queue";
import type { Recent } from "./use-recent";

interface Wish {
  userId: string;
  projectId: string;
  outbox: Outbox;
  queue: Queue;
  recent: Recent;
  closed: Set<string>;
}

export interface Returned {
  /** What the server refused for good. */
  items: readonly OutboxItem[];
  /** Brings their tasks back to the screen with the answers in them. One that cannot be brought stays refused. */
  takeBack(): void;
  /** Gives them up. What was said stays in this browser, should the task ever come again. */
  putAside(): void;
}

/**
 * Submissions that the server would not have: somebody was taken out of the project, or an import was undone. None is
 * thrown away unasked; its answer is the annotator's again, and can be submitted once more.
 */
export function useReturned({ userId, projectId, outbox, queue, recent, closed }: Wish): Returned {
  const items = outbox.waiting.filter((item) => item.refusal !== null);

  const keepAsDraft = async ({ assignmentId, body }: OutboxItem): Promise<Answer> => {
    // As it was put into the outbox: whole.
    const answer = body.answer as Answer;
    const stamp = nextStamp();
    const draft = { userId, projectId, assignmentId, answer, stamp, basedOn: null, isRevision: false };
    await putLocalDraft(draft);
    return answer;
  };
  const drop = async (item: OutboxItem) => {
    if (item.id !== undefined) await dropFromOutbox(item.id);
  };

  const takeBack = useChange({
    mutationFn: async () => {
      const missing = items.some((item) => !recent.find(item.assignmentId));
      // After a reload only the server has the task: it gives what is still lent to this person.
      const lent = missing ? await fetchLent(projectId, queue.tasks.length + items.length) : [];
      for (const item of items) {
        const known = recent.find(item.assignmentId)?.assignment;
        const task = known ?? lent.find(({ id }) => id === item.assignmentId);
        if (!task) continue;
        const draft = await keepAsDraft(item);
        closed.delete(task.id);
        queue.putBack({ ...task, draft });
        await drop(item);
      }
      await outbox.flush();
    },
  });
  const putAside = useChange({
    mutationFn: async () => {
      for (const item of items) {
        await keepAsDraft(item);
        await drop(item);
      }
      await outbox.flush();
    },
  });
  return { items, takeBack: () => takeBack.mutate(), putAside: () => putAside.mutate() };
}

/** What is lent to this person: so many that nothing more is lent than before. */
async function fetchLent(projectId: string, count: number): Promise<readonly AssignmentView[]> {
  const body = { count: Math.min(10, count), held: [] };
  const { assignments } = await callApi(claimTasks, { params: { projectId }, body });
  return assignments;
}
