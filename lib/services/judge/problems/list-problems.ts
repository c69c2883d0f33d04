import type { OpenDatabase } from "@/db/client";
import { findProblems } from "@/db/queries/judge/problem";
import type { Actor } from "@/lib/domain/actor";
import { authorise } from "../../people/authorise";
import { askFor, pageOfProblems } from "./problem-page";

/** What annotators have reported, open or answered, the newest first. */
export async function listProblems(
  database: OpenDatabase,
  actor: Actor,
  projectId: string,
  page: { cursor?: string; limit: number; state: "open" | "answered" },
) {
  await authorise(database.db, actor, projectId, "problems.answer");
  const asked = { projectId, state: page.state, ...askFor(page) };
  return pageOfProblems(await findProblems(database.sql, asked), page.limit);
}
