import type { OpenDatabase } from "@/db/client";
import { deleteApiToken } from "@/db/queries/people/api-token";
import { insertAuditEvent } from "@/db/queries/people/audit";
import type { Actor } from "@/lib/domain/actor";
import { ConcordError } from "@/lib/domain/error";
import { refuseNarrowedToken } from "./refuse-narrowed-token";

/**
 * Revokes one of the actor's API tokens: it is nobody's from the next request on.
 * @throws ConcordError forbidden | not_found
 */
export async function revokeApiToken(database: OpenDatabase, actor: Actor, tokenId: string): Promise<void> {
  refuseNarrowedToken(actor);
  await database.db.transaction(async (tx) => {
    const token = await deleteApiToken(tx, actor.userId, tokenId);
    if (!token) throw new ConcordError("not_found", "There is no such token.");
    const event = { projectId: token.projectId, userId: actor.userId, subject: token.name };
    await insertAuditEvent(tx, { ...event, action: "token.revoke" });
  });
}
