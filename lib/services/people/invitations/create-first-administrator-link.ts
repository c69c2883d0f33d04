import { v7 as newId } from "uuid";
import type { OpenDatabase } from "@/db/client";
import { deleteAdministratorInvitations, insertInvitation } from "@/db/queries/people/invitation";
import { administratorExists, lockFirstAdministrator } from "@/db/queries/people/user";
import { hashSecretToken, newSecretToken } from "../access/secret-token";

const weekMs = 7 * 24 * 60 * 60 * 1_000;

/**
 * An invitation that makes the first administrator, in place of every such invitation before it.
 * @returns its token; null where somebody administers this instance already.
 */
export async function createFirstAdministratorLink(database: OpenDatabase): Promise<string | null> {
  return database.db.transaction(async (tx) => {
    await lockFirstAdministrator(tx);
    if (await administratorExists(tx)) return null;
    await deleteAdministratorInvitations(tx);
    const token = newSecretToken();
    const expiresAt = new Date(Date.now() + weekMs);
    await insertInvitation(tx, { id: newId(), tokenHash: hashSecretToken(token), usesLeft: 1, expiresAt });
    return token;
  });
}
