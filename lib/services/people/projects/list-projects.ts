import type { OpenDatabase } from "@/db/client";
import { selectAllProjects, selectOwnProjects } from "@/db/queries/people/project";
import type { Actor } from "@/lib/domain/actor";

/** The projects that the actor belongs to, the newest first; for an administrator all of them. */
export async function listProjects(database: OpenDatabase, actor: Actor) {
  const select = actor.isAdministrator ? selectAllProjects : selectOwnProjects;
  const rows = await select(database.db, actor.userId, actor.tokenScope?.projectId);
  return rows.map((row) => ({ ...row, createdAt: row.createdAt.toISOString() }));
}
