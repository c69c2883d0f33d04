import type { OpenDatabase } from "@/db/client";
import { appendToProblem } from "@/db/queries/judge/problem";
import type { Actor } from "@/lib/domain/actor";
import { ConcordError } from "@/lib/domain/error";
import { authorise } from "../../people/authorise";

const noSuchReport = "There is no such report.";

/**
 * Answers a report; its annotator is told.
 * @throws ConcordError not_found | forbidden
 */
export async function answerProblem(
  database: OpenDatabase,
  actor: Actor,
  projectId: string,
  problemId: string,
  text: string,
): Promise<void> {
  await authorise(database.db, actor, projectId, "problems.answer");
  const answer = { name: actor.name, isAnnotator: false, text, createdAt: new Date().toISOString() };
  const isThere = await appendToProblem(database.sql, { projectId, id: problemId, ownedBy: null, answer });
  if (!isThere) throw new ConcordError("not_found", noSuchReport);
}

/**
 * Adds something to one's own report, which opens it again.
 * @throws ConcordError not_found | forbidden
 */
export async function addToProblem(
  database: OpenDatabase,
  actor: Actor,
  projectId: string,
  problemId: string,
  text: string,
): Promise<void> {
  await authorise(database.db, actor, projectId, "tasks.judge");
  const answer = { name: actor.name, isAnnotator: true, text, createdAt: new Date().toISOString() };
  const own = { projectId, id: problemId, ownedBy: actor.userId, answer };
  if (!(await appendToProblem(database.sql, own))) throw new ConcordError("not_found", noSuchReport);
}
