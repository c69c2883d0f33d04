import type { Connection, OpenDatabase } from "@/db/client";
import { findInvitation, type Invitation } from "@/db/queries/people/invitation";
import { administratorExists } from "@/db/queries/people/user";
import { ConcordError } from "@/lib/domain/error";
import { hashSecretToken } from "../access/secret-token";

/**
 * The invitation that a link leads to, as long as it can be accepted.
 * @throws ConcordError not_found | expired | already_used
 */
export async function requireInvitation(
  db: Connection,
  token: string,
): Promise<{ invitation: Invitation; projectName: string | null }> {
  const found = await findInvitation(db, hashSecretToken(token));
  if (!found) throw new ConcordError("not_found", "This link leads to no invitation, or it was revoked.");
  if (found.isExpired) throw new ConcordError("expired", "This invitation has expired. Ask for a new one.");
  const isVoid = found.invitation.projectId === null && (await administratorExists(db));
  if (isVoid || found.invitation.usesLeft === 0)
    throw new ConcordError("already_used", "This invitation was used already. Ask for a new one.");
  return found;
}

/**
 * What an invitation link leads to; for anybody who has the link. Without a project: the first administrator's account.
 * @throws ConcordError not_found | expired | already_used
 */
export async function getInvitation(database: OpenDatabase, token: string) {
  const { invitation, projectName } = await requireInvitation(database.db, token);
  const { projectId, role, email } = invitation;
  const project = projectId === null ? null : { id: projectId, name: projectName ?? "" };
  return { project, role, email };
}
