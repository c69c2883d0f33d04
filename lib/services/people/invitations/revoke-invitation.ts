import type { OpenDatabase } from "@/db/client";
import { insertAuditEvent } from "@/db/queries/people/audit";
import { deleteInvitation } from "@/db/queries/people/invitation";
import type { Actor } from "@/lib/domain/actor";
import { ConcordError } from "@/lib/domain/error";
import { authorise } from "../authorise";

/**
 * Takes an invitation back: its link leads nowhere from now on.
 * @throws ConcordError not_found | forbidden
 */
export async function revokeInvitation(
  database: OpenDatabase,
  actor: Actor,
  projectId: string,
  invitationId: string,
): Promise<void> {
  await authorise(database.db, actor, projectId, "people.manage");
  await database.db.transaction(async (tx) => {
    const invitation = await deleteInvitation(tx, projectId, invitationId);
    if (!invitation) throw new ConcordError("not_found", "There is no such invitation.");
    const subject = `${invitation.role} ${invitation.email ?? ""}`.trim();
    await insertAuditEvent(tx, { projectId, userId: actor.userId, action: "invitation.revoke", subject });
  });
}
