import type { OpenDatabase } from "@/db/client";
import { extendHeld, relend } from "@/db/queries/assign/assignment";
import { isoTime } from "@/db/queries/time";
import type { Actor } from "@/lib/domain/actor";
import { authorise } from "../people/authorise";

/**
 * Extends the leases of what an annotator has on hand: reading is activity too. One that has ended is taken up again
 * where the task still wants somebody. What is not his is left out of the answer.
 * @throws ConcordError not_found | forbidden
 */
export async function extendLeases(
  database: OpenDatabase,
  actor: Actor,
  projectId: string,
  held: readonly string[],
) {
  await authorise(database.db, actor, projectId, "tasks.judge");
  const leases = await extendHeld(database.sql, { projectId, userId: actor.userId, ids: held });
  const now = await Promise.all(
    leases.map(async (lease) =>
      lease.state === "expired"
        ? ((await relend(database.sql, projectId, lease.id, lease.taskId)) ?? lease)
        : lease,
    ),
  );
  return { leases: now.map(({ id, state, expiresAt }) => ({ id, state, expiresAt: isoTime(expiresAt) })) };
}
