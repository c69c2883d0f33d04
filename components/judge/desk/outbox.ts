import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import type { z } from "zod";
import { submitJudgment } from "@/lib/domain/api/assign";
import { callApi } from "@/lib/domain/api/client";
import { ConcordError } from "@/lib/domain/error";

/** A submission that has not been acknowledged: it stands in the browser's own database until it is. */
export interface OutboxItem {
  /** Order of submission. */
  id?: number;
  userId: string;
  projectId: string;
  assignmentId: string;
  body: z.input<typeof submitJudgment.body>;
  /** What the server said against it, if it refused it for good. */
  refusal: string | null;
}

interface OutboxSchema extends DBSchema {
  submissions: { key: number; value: OutboxItem };
}

let opened: Promise<IDBPDatabase<OutboxSchema>> | null = null;

function open(): Promise<IDBPDatabase<OutboxSchema>> {
  opened ??= openDB<OutboxSchema>("concord-outbox", 1, {
    upgrade: (database) =>
      void database.createObjectStore("submissions", { keyPath: "id", autoIncrement: true }),
  });
  return opened;
}

export async function putInOutbox(item: OutboxItem): Promise<void> {
  await (await open()).add("submissions", item);
}

/** What waits, of one person, oldest first. */
export async function readOutbox(userId: string): Promise<OutboxItem[]> {
  return (await (await open()).getAll("submissions")).filter((item) => item.userId === userId);
}

export type FlushEnd = "empty" | "offline" | "signed-out";

/**
 * Sends what waits, in order, one browser tab at a time. A submission leaves the outbox when the server has it on disk;
 * one that is refused for good stays, with the reason, and does not hold up the others.
 */
export async function flushOutbox(userId: string): Promise<FlushEnd> {
  return navigator.locks.request(`concord-outbox-${userId}`, async () => {
    const database = await open();
    for (const item of await readOutbox(userId)) {
      if (item.refusal !== null || item.id === undefined) continue;
      const { projectId, assignmentId, body } = item;
      try {
        await callApi(submitJudgment, { params: { projectId, assignmentId }, body });
        await database.delete("submissions", item.id);
      } catch (error) {
        const code = error instanceof ConcordError ? error.code : "unavailable";
        if (code === "unauthenticated") return "signed-out";
        if (code === "unavailable" || code === "internal" || code === "too_many_requests") return "offline";
        await database.put("submissions", {
          ...item,
          refusal: error instanceof Error ? error.message : code,
        });
      }
    }
    return "empty";
  });
}

/** Takes a refused submission out; its answer stays the annotator's to give again. */
export async function dropFromOutbox(id: number): Promise<void> {
  await (await open()).delete("submissions", id);
}
