import { and, desc, eq, gt, isNull, lt, or, sql } from "drizzle-orm";
import type { Connection } from "@/db/client";
import { invitations, projects } from "@/db/schema";

export type Invitation = typeof invitations.$inferSelect;

export async function insertInvitation(
  db: Connection,
  invitation: typeof invitations.$inferInsert,
): Promise<Invitation> {
  const [row] = await db.insert(invitations).values(invitation).returning();
  return row!;
}

/** A project's invitations that can still be accepted, the newest first. */
export async function selectOpenInvitations(db: Connection, projectId: string): Promise<Invitation[]> {
  return db
    .select()
    .from(invitations)
    .where(
      and(
        eq(invitations.projectId, projectId),
        gt(invitations.usesLeft, 0),
        gt(invitations.expiresAt, sql`now()`),
      ),
    )
    .orderBy(desc(invitations.createdAt));
}

/** @returns the invitation that went, or null where the project has no such invitation. */
export async function deleteInvitation(
  db: Connection,
  projectId: string,
  invitationId: string,
): Promise<Invitation | null> {
  const [row] = await db
    .delete(invitations)
    .where(and(eq(invitations.projectId, projectId), eq(invitations.id, invitationId)))
    .returning();
  return row ?? null;
}

/** An invitation by its token, open or not, with the name of its project. */
export async function findInvitation(db: Connection, tokenHash: Buffer) {
  const [row] = await db
    .select({
      invitation: invitations,
      projectName: projects.name,
      isExpired: sql<boolean>`${invitations.expiresAt} <= now()`,
    })
    .from(invitations)
    .leftJoin(projects, eq(projects.id, invitations.projectId))
    .where(eq(invitations.tokenHash, tokenHash));
  return row ?? null;
}

/** Takes one use of an invitation, if there is one left. @returns whether there was. */
export async function takeInvitationUse(db: Connection, invitationId: string): Promise<boolean> {
  const rows = await db
    .update(invitations)
    .set({ usesLeft: sql`${invitations.usesLeft} - 1` })
    .where(
      and(
        eq(invitations.id, invitationId),
        gt(invitations.usesLeft, 0),
        gt(invitations.expiresAt, sql`now()`),
      ),
    )
    .returning({ id: invitations.id });
  return rows.length === 1;
}

export async function deleteAdministratorInvitations(db: Connection): Promise<void> {
  await db.delete(invitations).where(isNull(invitations.projectId));
}

/** Deletes invitations a week after they ended: until then their link can still say why it no longer works. */
export async function deleteEndedInvitations(db: Connection): Promise<number> {
  const aWeekAgo = sql`now() - interval '7 days'`;
  const rows = await db
    .delete(invitations)
    .where(
      or(
        lt(invitations.expiresAt, aWeekAgo),
        and(eq(invitations.usesLeft, 0), lt(invitations.createdAt, sql`now() - interval '97 days'`)),
      ),
    )
    .returning({ id: invitations.id });
  return rows.length;
}
