import type { Connection, OpenDatabase } from "@/db/client";
import { insertAuditEvent } from "@/db/queries/people/audit";
import { type Invitation, takeInvitationUse } from "@/db/queries/people/invitation";
import { findMember, insertMember } from "@/db/queries/people/member";
import { lockFirstAdministrator } from "@/db/queries/people/user";
import type { Actor } from "@/lib/domain/actor";
import { ConcordError } from "@/lib/domain/error";
import { refuseNarrowedToken } from "../access/refuse-narrowed-token";
import { createAccount, type NewAccount } from "../account/create-account";
import { requireInvitation } from "./get-invitation";

/**
 * Accepts an invitation: with a new account where one is given, else as the person who is signed in. Everything happens
 * in one transaction, so a refused account leaves the invitation as it was. Whoever is a member already stays what he is.
 * @param actor null where nobody is signed in.
 * @throws ConcordError not_found | expired | already_used | unauthenticated | forbidden | conflict
 */
export async function acceptInvitation(
  database: OpenDatabase,
  actor: Actor | null,
  token: string,
  account: NewAccount | undefined,
): Promise<{ projectId: string | null; userId: string }> {
  if (actor) refuseNarrowedToken(actor);
  return database.db.transaction(async (tx) => {
    const { invitation } = await requireInvitation(tx, token);
    if (invitation.projectId === null) return acceptAsAdministrator(tx, token, account);
    const email = account?.email ?? actor?.email;
    if (email === undefined)
      throw new ConcordError("unauthenticated", "Sign in, or make an account, to accept this invitation.");
    if (invitation.email && invitation.email.toLowerCase() !== email.trim().toLowerCase())
      throw new ConcordError("forbidden", "This invitation is for another e-mail address.");
    const userId = account ? await createAccount(tx, account) : actor?.userId;
    return join(tx, invitation, invitation.projectId, userId as string);
  });
}

async function acceptAsAdministrator(tx: Connection, token: string, account: NewAccount | undefined) {
  await lockFirstAdministrator(tx);
  const { invitation } = await requireInvitation(tx, token);
  if (!account) throw new ConcordError("invalid_input", "The first administrator needs a new account.");
  await takeUse(tx, invitation);
  const userId = await createAccount(tx, account, { isAdministrator: true });
  await insertAuditEvent(tx, { userId, action: "administrator.create", subject: userId });
  return { projectId: null, userId };
}

async function join(tx: Connection, invitation: Invitation, projectId: string, userId: string) {
  if (await findMember(tx, projectId, userId)) return { projectId, userId };
  await takeUse(tx, invitation);
  await insertMember(tx, projectId, userId, invitation.role ?? "viewer");
  const subject = `${userId} ${invitation.role}`;
  await insertAuditEvent(tx, { projectId, userId, action: "invitation.accept", subject });
  return { projectId, userId };
}

async function takeUse(tx: Connection, invitation: Invitation): Promise<void> {
  if (!(await takeInvitationUse(tx, invitation.id)))
    throw new ConcordError("already_used", "This invitation was used already. Ask for a new one.");
}
