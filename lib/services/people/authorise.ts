import type { Connection } from "@/db/client";
import { findAccess } from "@/db/queries/people/member";
import type { Actor } from "@/lib/domain/actor";
import { ConcordError } from "@/lib/domain/error";
import { type Action, may, type Role } from "@/lib/domain/permission";

/**
 * Decides whether the actor may do this in this project. Every service that touches a project calls it first.
 * A project one has no part in is not found, like one that does not exist.
 * @returns the actor's role; an administrator acts as a lead.
 * @throws ConcordError not_found | forbidden
 */
export async function authorise(
  db: Connection,
  actor: Actor,
  projectId: string,
  action: Action,
): Promise<Role> {
  const access = await findAccess(db, projectId, actor.userId);
  const scope = actor.tokenScope?.projectId;
  const role = access?.role ?? (access && actor.isAdministrator ? "lead" : null);
  if (!role || (scope && scope !== projectId))
    throw new ConcordError("not_found", "There is no such project.");
  if (!may(role, action))
    throw new ConcordError("forbidden", `Your role in this project is ${role}: it may not do this.`);
  return role;
}
