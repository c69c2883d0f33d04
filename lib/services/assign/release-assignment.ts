import type { OpenDatabase } from "@/db/client";
import { releaseLease } from "@/db/queries/assign/assignment";
import type { Actor } from "@/lib/domain/actor";
import { authorise } from "../people/authorise";

/** Gives a lent task back to the queue at once; the draft is kept. Giving back twice does nothing. */
export async function releaseAssignment(
  database: OpenDatabase,
  actor: Actor,
  projectId: string,
  assignmentId: string,
): Promise<void> {
  await authorise(database.db, actor, projectId, "tasks.judge");
  await releaseLease(database.sql, { projectId, assignmentId, userId: actor.userId });
}
