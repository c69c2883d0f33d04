import type { OpenDatabase } from "@/db/client";
import { insertProblem } from "@/db/queries/judge/problem";
import type { Actor } from "@/lib/domain/actor";
import { ConcordError } from "@/lib/domain/error";
import { authorise } from "../../people/authorise";

/**
 * Reports a problem with the task of one's own assignment to the lead. The same id twice is one report.
 * @throws ConcordError not_found | forbidden
 */
export async function reportProblem(
  database: OpenDatabase,
  actor: Actor,
  projectId: string,
  assignmentId: string,
  report: { id: string; text: string },
): Promise<{ id: string }> {
  await authorise(database.db, actor, projectId, "tasks.judge");
  const isOwn = await insertProblem(database.sql, {
    ...report,
    projectId,
    assignmentId,
    userId: actor.userId,
  });
  if (!isOwn) throw new ConcordError("not_found", "There is no such assignment.");
  return { id: report.id };
}
