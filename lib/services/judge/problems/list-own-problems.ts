import type { OpenDatabase } from "@/db/client";
import { findOwnProblems } from "@/db/queries/judge/problem";
import type { Actor } from "@/lib/domain/actor";
import { authorise } from "../../people/authorise";
import { askFor, pageOfProblems } from "./problem-page";

/** The problems that one has reported oneself, the newest first. */
export async function listOwnProblems(
  database: OpenDatabase,
  actor: Actor,
  projectId: string,
  page: { cursor?: string; limit: number },
) {
  await authorise(database.db, actor, projectId, "tasks.judge");
  const asked = { projectId, userId: actor.userId, ...askFor(page) };
  return pageOfProblems(await findOwnProblems(database.sql, asked), page.limit);
}
