import { v7 as newId } from "uuid";
import type { OpenDatabase } from "@/db/client";
import { insertAuditEvent } from "@/db/queries/people/audit";
import { insertInvitation } from "@/db/queries/people/invitation";
import type { Actor } from "@/lib/domain/actor";
import type { Role } from "@/lib/domain/permission";
import { hashSecretToken, newSecretToken } from "../access/secret-token";
import { authorise } from "../authorise";
import { invitationView } from "./invitation-view";

export interface InvitationWish {
  role: Role;
  /** Only a person with this e-mail address can accept it. */
  email?: string;
  /** How many people can accept it. */
  uses: number;
  days: number;
}

const dayMs = 24 * 60 * 60 * 1_000;

/**
 * Invites to a project.
 * @returns the invitation and its token, which is kept nowhere and shown only now.
 * @throws ConcordError not_found | forbidden
 */
export async function createInvitation(
  database: OpenDatabase,
  actor: Actor,
  projectId: string,
  wish: InvitationWish,
) {
  await authorise(database.db, actor, projectId, "people.manage");
  const token = newSecretToken();
  const row = await database.db.transaction(async (tx) => {
    const event = { projectId, userId: actor.userId, subject: `${wish.role} ${wish.email ?? ""}`.trim() };
    await insertAuditEvent(tx, { ...event, action: "invitation.create" });
    return insertInvitation(tx, {
      id: newId(),
      projectId,
      role: wish.role,
      tokenHash: hashSecretToken(token),
      email: wish.email,
      usesLeft: wish.uses,
      expiresAt: new Date(Date.now() + wish.days * dayMs),
      createdBy: actor.userId,
    });
  });
  return { invitation: invitationView(row), token };
}
