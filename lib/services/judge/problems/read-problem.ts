import type { OpenDatabase } from "@/db/client";
import { markProblemRead } from "@/db/queries/judge/problem";
import type { Actor } from "@/lib/domain/actor";
import { ConcordError } from "@/lib/domain/error";
import { authorise } from "../../people/authorise";

/**
 * Notes that one has read the answer to one's own report.
 * @throws ConcordError not_found | forbidden
 */
export async function readProblem(
  database: OpenDatabase,
  actor: Actor,
  projectId: string,
  problemId: string,
): Promise<void> {
  await authorise(database.db, actor, projectId, "tasks.judge");
  const isOwn = await markProblemRead(database.sql, { projectId, id: problemId, userId: actor.userId });
  if (!isOwn) throw new ConcordError("not_found", "There is no such report.");
}
