import type { Connection } from "@/db/client";
import { leadsAnyProject } from "@/db/queries/people/user";
import type { Actor } from "@/lib/domain/actor";

/** Projects are started by administrators and by whoever leads one already, but not with a token for one project. */
export async function mayCreateProjects(db: Connection, actor: Actor): Promise<boolean> {
  if (actor.tokenScope?.projectId) return false;
  return actor.isAdministrator || leadsAnyProject(db, actor.userId);
}
