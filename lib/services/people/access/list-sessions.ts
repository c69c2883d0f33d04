import type { OpenDatabase } from "@/db/client";
import { selectSessions } from "@/db/queries/people/session";
import type { Actor } from "@/lib/domain/actor";
import { refuseNarrowedToken } from "./refuse-narrowed-token";

/**
 * The browsers that the actor is signed in with, the newest first. An id is a name, not a key: the cookie is encrypted.
 * @throws ConcordError forbidden
 */
export async function listSessions(database: OpenDatabase, actor: Actor) {
  refuseNarrowedToken(actor);
  const rows = await selectSessions(database.db, actor.userId);
  return rows.map((row) => ({
    ...row,
    createdAt: row.createdAt.toISOString(),
    isCurrent: row.id === actor.sessionId,
  }));
}
