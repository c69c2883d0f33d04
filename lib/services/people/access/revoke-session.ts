import type { OpenDatabase } from "@/db/client";
import { insertAuditEvent } from "@/db/queries/people/audit";
import { deleteSession } from "@/db/queries/people/session";
import type { Actor } from "@/lib/domain/actor";
import { ConcordError } from "@/lib/domain/error";
import { refuseNarrowedToken } from "./refuse-narrowed-token";

/** Signs a person out of one browser: what signing out does. */
export async function endSession(database: OpenDatabase, userId: string, sessionId: string): Promise<void> {
  await deleteSession(database.db, userId, sessionId);
}

/**
 * Signs one of the actor's browsers out, this one or another one.
 * @throws ConcordError forbidden | not_found
 */
export async function revokeSession(database: OpenDatabase, actor: Actor, sessionId: string): Promise<void> {
  refuseNarrowedToken(actor);
  await database.db.transaction(async (tx) => {
    if (!(await deleteSession(tx, actor.userId, sessionId)))
      throw new ConcordError("not_found", "There is no such session.");
    await insertAuditEvent(tx, { userId: actor.userId, action: "session.revoke", subject: "one browser" });
  });
}
