import { and, desc, eq, isNull, lt, or, sql } from "drizzle-orm";
import type { Connection } from "@/db/client";
import { apiTokens, users } from "@/db/schema";
import type { Identity } from "./session";

export type ApiToken = Omit<typeof apiTokens.$inferSelect, "tokenHash" | "userId">;

const columns = {
  id: apiTokens.id,
  name: apiTokens.name,
  projectId: apiTokens.projectId,
  readOnly: apiTokens.readOnly,
  exportsOnly: apiTokens.exportsOnly,
  createdAt: apiTokens.createdAt,
  lastUsedAt: apiTokens.lastUsedAt,
  expiresAt: apiTokens.expiresAt,
};

export async function insertApiToken(
  db: Connection,
  token: typeof apiTokens.$inferInsert,
): Promise<ApiToken> {
  const [row] = await db.insert(apiTokens).values(token).returning(columns);
  return row!;
}

export interface TokenIdentity extends Identity {
  tokenId: string;
  projectId: string | null;
  readOnly: boolean;
  exportsOnly: boolean;
  /** Whether its last use was noted more than a minute ago, or never. */
  isTouchDue: boolean;
}

/** Whose token this is; null where it is unknown or has expired, or the account is disabled. */
export async function findTokenIdentity(db: Connection, tokenHash: Buffer): Promise<TokenIdentity | null> {
  const [row] = await db
    .select({
      userId: users.id,
      name: users.name,
      email: users.email,
      isAdministrator: users.isAdministrator,
      tokenId: apiTokens.id,
      projectId: apiTokens.projectId,
      readOnly: apiTokens.readOnly,
      exportsOnly: apiTokens.exportsOnly,
      isTouchDue: sql<boolean>`coalesce(${apiTokens.lastUsedAt} < now() - interval '1 minute', true)`,
    })
    .from(apiTokens)
    .innerJoin(users, eq(users.id, apiTokens.userId))
    .where(
      and(
        eq(apiTokens.tokenHash, tokenHash),
        isNull(users.disabledAt),
        or(isNull(apiTokens.expiresAt), sql`${apiTokens.expiresAt} > now()`),
      ),
    );
  return row ?? null;
}

/** Notes that a token was used: once a minute is enough, and spares a write for every request. */
export async function touchApiToken(db: Connection, tokenId: string): Promise<void> {
  const aMinuteAgo = sql`now() - interval '1 minute'`;
  await db
    .update(apiTokens)
    .set({ lastUsedAt: sql`now()` })
    .where(
      and(eq(apiTokens.id, tokenId), or(isNull(apiTokens.lastUsedAt), lt(apiTokens.lastUsedAt, aMinuteAgo))),
    );
}

export async function selectApiTokens(db: Connection, userId: string): Promise<ApiToken[]> {
  return db
    .select(columns)
    .from(apiTokens)
    .where(eq(apiTokens.userId, userId))
    .orderBy(desc(apiTokens.createdAt));
}

/** @returns the token that went, or null where the person had no such token. */
export async function deleteApiToken(
  db: Connection,
  userId: string,
  tokenId: string,
): Promise<ApiToken | null> {
  const [row] = await db
    .delete(apiTokens)
    .where(and(eq(apiTokens.userId, userId), eq(apiTokens.id, tokenId)))
    .returning(columns);
  return row ?? null;
}
