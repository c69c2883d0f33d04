import { and, desc, eq, gt, isNull, lt, ne, sql } from "drizzle-orm";
import type { Connection } from "@/db/client";
import { sessions, users } from "@/db/schema";

/** The person behind a request, as far as the database knows. */
export interface Identity {
  userId: string;
  name: string;
  email: string;
  isAdministrator: boolean;
}

export async function insertSession(
  db: Connection,
  session: { sessionToken: string; userId: string; expires: Date; userAgent: string },
): Promise<void> {
  await db.insert(sessions).values(session);
}

/** Who is signed in with this session; null where it was revoked, has expired, or the account is disabled. */
export async function findSessionIdentity(db: Connection, sessionToken: string): Promise<Identity | null> {
  const [row] = await db
    .select({
      userId: users.id,
      name: users.name,
      email: users.email,
      isAdministrator: users.isAdministrator,
    })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .where(
      and(
        eq(sessions.sessionToken, sessionToken),
        gt(sessions.expires, sql`now()`),
        isNull(users.disabledAt),
      ),
    );
  return row ?? null;
}

/** A person's open sessions, the newest first. */
export async function selectSessions(db: Connection, userId: string) {
  return db
    .select({
      id: sessions.sessionToken,
      userAgent: sessions.userAgent,
      createdAt: sessions.createdAt,
    })
    .from(sessions)
    .where(and(eq(sessions.userId, userId), gt(sessions.expires, sql`now()`)))
    .orderBy(desc(sessions.createdAt));
}

/** @returns whether the person had such a session. */
export async function deleteSession(db: Connection, userId: string, sessionToken: string): Promise<boolean> {
  const rows = await db
    .delete(sessions)
    .where(and(eq(sessions.userId, userId), eq(sessions.sessionToken, sessionToken)))
    .returning({ id: sessions.sessionToken });
  return rows.length > 0;
}

/** Ends every session of a person but one (none kept where `keep` is undefined). */
export async function deleteOtherSessions(db: Connection, userId: string, keep?: string): Promise<void> {
  await db
    .delete(sessions)
    .where(
      and(eq(sessions.userId, userId), keep === undefined ? undefined : ne(sessions.sessionToken, keep)),
    );
}

/** @returns how many rows went. */
export async function deleteExpiredSessions(db: Connection): Promise<number> {
  const rows = await db
    .delete(sessions)
    .where(lt(sessions.expires, sql`now()`))
    .returning({ id: sessions.sessionToken });
  return rows.length;
}
