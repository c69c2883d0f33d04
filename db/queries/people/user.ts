import { and, eq, ne, sql } from "drizzle-orm";
import type { Connection } from "@/db/client";
import { members, users } from "@/db/schema";
import { operator } from "@/lib/domain/operator";

export type User = typeof users.$inferSelect;
export type NewUser = typeof users.$inferInsert;

const sameEmail = (email: string) => eq(sql`lower(${users.email})`, email.trim().toLowerCase());

/** E-mail addresses are compared without regard to case. */
export async function findUserByEmail(db: Connection, email: string): Promise<User | null> {
  const [row] = await db.select().from(users).where(sameEmail(email));
  return row ?? null;
}

export async function findUser(db: Connection, userId: string): Promise<User | null> {
  const [row] = await db.select().from(users).where(eq(users.id, userId));
  return row ?? null;
}

/** @returns false where the e-mail address (or the id) is taken, and nothing was inserted. */
export async function insertUser(db: Connection, user: NewUser): Promise<boolean> {
  const rows = await db.insert(users).values(user).onConflictDoNothing().returning({ id: users.id });
  return rows.length === 1;
}

export async function updateUser(
  db: Connection,
  userId: string,
  changes: { name?: string; locale?: string; passwordHash?: string },
): Promise<void> {
  await db.update(users).set(changes).where(eq(users.id, userId));
}

/** Whether a person administers this instance; the operator of the machine does not count. */
export async function administratorExists(db: Connection): Promise<boolean> {
  const rows = await db
    .select({ id: users.id })
    .from(users)
    .where(and(eq(users.isAdministrator, true), ne(users.id, operator.id)))
    .limit(1);
  return rows.length > 0;
}

export async function leadsAnyProject(db: Connection, userId: string): Promise<boolean> {
  const rows = await db
    .select({ userId: members.userId })
    .from(members)
    .where(and(eq(members.userId, userId), eq(members.role, "lead")))
    .limit(1);
  return rows.length > 0;
}

/** Held to the end of the transaction: only one transaction at a time makes a first administrator. */
export async function lockFirstAdministrator(db: Connection): Promise<void> {
  await db.execute(sql`select pg_advisory_xact_lock(7265412)`);
}
