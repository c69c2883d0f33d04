import type { z } from "zod";
import { submitJudgment } from "@/lib/domain/api/assign";
import { callApi } from "@/lib/domain/api/client";
import { ConcordError } from "@/lib/domain/error";
import { openStore } from "./browser-store";
import { withLock } from "./lock";

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

/** Where the browser has no database, this page's memory has to do; these ids come after all others. */
const memory = new Map<number, OutboxItem>();
const firstMemoryId = 1e15;
let nextMemoryId = firstMemoryId;

const sendWithinMs = 30_000;

export async function putInOutbox(item: OutboxItem): Promise<void> {
  try {
    const store = await openStore();
    if (!store) throw new Error("no database");
    // Strict: on the disk, not only on its way there, before it counts as kept.
    const write = store.transaction("submissions", "readwrite", { durability: "strict" });
    await Promise.all([write.store.add(item), write.done]);
  } catch {
    memory.set(nextMemoryId, { ...item, id: nextMemoryId });
    nextMemoryId += 1;
  }
}

/** What waits, of one person, oldest first. */
export async function readOutbox(userId: string): Promise<OutboxItem[]> {
  const stored = await openStore()
    .then((store) => store?.getAll("submissions"))
    .catch(() => []);
  return [...(stored ?? []), ...memory.values()].filter((item) => item.userId === userId);
}

/** Whether something would be gone with this page. */
export function isOnlyInMemory(): boolean {
  return memory.size > 0;
}

export type FlushEnd = "empty" | "offline" | "signed-out";

/**
 * Sends what waits, in order, one browser tab at a time. A submission leaves the outbox when the server has it on disk;
 * one that is refused for good stays, with the reason, and does not hold up the others.
 */
export async function flushOutbox(userId: string): Promise<FlushEnd> {
  return withLock(`concord-outbox-${userId}`, async () => {
    for (const item of await readOutbox(userId)) {
      if (item.refusal !== null || item.id === undefined) continue;
      const { projectId, assignmentId, body } = item;
      try {
        const signal = AbortSignal.timeout(sendWithinMs);
        await callApi(submitJudgment, { params: { projectId, assignmentId }, body, signal });
        await dropFromOutbox(item.id);
      } catch (error) {
        const code = error instanceof ConcordError ? error.code : "unavailable";
        if (code === "unauthenticated") return "signed-out";
        if (code === "unavailable" || code === "internal" || code === "too_many_requests") return "offline";
        await replace({ ...item, refusal: error instanceof Error ? error.message : code });
      }
    }
    return "empty";
  });
}

async function replace(item: OutboxItem): Promise<void> {
  if (item.id !== undefined && item.id >= firstMemoryId) memory.set(item.id, item);
  else await (await openStore())?.put("submissions", item);
}

/** Takes a submission out: it was acknowledged, or its answer is the annotator's again. */
export async function dropFromOutbox(id: number): Promise<void> {
  if (!memory.delete(id)) await (await openStore())?.delete("submissions", id);
}
