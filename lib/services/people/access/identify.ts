import type { OpenDatabase } from "@/db/client";
import { findTokenIdentity, touchApiToken } from "@/db/queries/people/api-token";
import { findSessionIdentity } from "@/db/queries/people/session";
import type { Actor } from "@/lib/domain/actor";
import { hashSecretToken } from "./secret-token";

/** Who uses this browser session; null where it was revoked or has ended, or the account is disabled. */
export async function identifySession(database: OpenDatabase, sessionId: string): Promise<Actor | null> {
  const identity = await findSessionIdentity(database.db, sessionId);
  return identity && { ...identity, via: "session", sessionId };
}

/** Whose API token this is; null where it is unknown or has expired, or the account is disabled. Notes its use. */
export async function identifyToken(database: OpenDatabase, token: string): Promise<Actor | null> {
  const identity = await findTokenIdentity(database.db, hashSecretToken(token));
  if (!identity) return null;
  const { tokenId, projectId, readOnly, exportsOnly, isTouchDue, ...person } = identity;
  if (isTouchDue) await touchApiToken(database.db, tokenId);
  return { ...person, via: "token", tokenScope: { projectId, readOnly, exportsOnly } };
}
