import type { OpenDatabase } from "@/db/client";
import { selectMembers } from "@/db/queries/people/member";
import type { Actor } from "@/lib/domain/actor";
import { authorise } from "../authorise";

/**
 * The people of a project, in the order in which they came.
 * @throws ConcordError not_found | forbidden
 */
export async function listMembers(database: OpenDatabase, actor: Actor, projectId: string) {
  await authorise(database.db, actor, projectId, "people.manage");
  const rows = await selectMembers(database.db, projectId);
  return rows.map((row) => ({ ...row, createdAt: row.createdAt.toISOString() }));
}
