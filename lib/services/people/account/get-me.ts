import type { OpenDatabase } from "@/db/client";
import { findUser } from "@/db/queries/people/user";
import type { Actor } from "@/lib/domain/actor";
import { localeSchema } from "@/lib/domain/api/people";
import { ConcordError } from "@/lib/domain/error";
import { mayCreateProjects } from "../projects/may-create-projects";

/**
 * Who the actor is.
 * @throws ConcordError unauthenticated: the account is gone
 */
export async function getMe(database: OpenDatabase, actor: Actor) {
  const user = await findUser(database.db, actor.userId);
  if (!user) throw new ConcordError("unauthenticated", "This account no longer exists.");
  return {
    id: user.id,
    name: user.name,
    email: user.email,
    locale: localeSchema.catch("en").parse(user.locale),
    isAdministrator: user.isAdministrator,
    mayCreateProjects: await mayCreateProjects(database.db, actor),
  };
}
