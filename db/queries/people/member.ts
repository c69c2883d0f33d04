import { and, asc, eq } from "drizzle-orm";
import type { Connection } from "@/db/client";
import { members, projects, users } from "@/db/schema";
import type { Role } from "@/lib/domain/permission";

/** The project, and the person's role in it; null where there is no such project. */
export async function findAccess(
  db: Connection,
  projectId: string,
  userId: string,
): Promise<{ role: Role | null } | null> {
  const [row] = await db
    .select({ role: members.role })
    .from(projects)
    .leftJoin(members, and(eq(members.projectId, projects.id), eq(members.userId, userId)))
    .where(eq(projects.id, projectId));
  return row ?? null;
}

export interface Member {
  userId: string;
  name: string;
  email: string;
  role: Role;
  createdAt: Date;
}

const selectFrom = (db: Connection) =>
  db
    .select({
      userId: users.id,
      name: users.name,
      email: users.email,
      role: members.role,
      createdAt: members.createdAt,
    })
    .from(members)
    .innerJoin(users, eq(users.id, members.userId));

/** The people of a project, in the order in which they came. */
export async function selectMembers(db: Connection, projectId: string): Promise<Member[]> {
  return selectFrom(db)
    .where(eq(members.projectId, projectId))
    .orderBy(asc(members.createdAt), asc(users.id));
}

export async function findMember(db: Connection, projectId: string, userId: string): Promise<Member | null> {
  const [row] = await selectFrom(db).where(and(eq(members.projectId, projectId), eq(members.userId, userId)));
  return row ?? null;
}

/** @returns false where the person was a member already, whose role is left as it is. */
export async function insertMember(
  db: Connection,
  projectId: string,
  userId: string,
  role: Role,
): Promise<boolean> {
  const rows = await db
    .insert(members)
    .values({ projectId, userId, role })
    .onConflictDoNothing()
    .returning({ userId: members.userId });
  return rows.length === 1;
}

/**
 * The leads of a project, locked until the transaction ends and always in one order: two leads who take the role from
 * each other at once follow each other, and the second one sees that he would be the last.
 */
export async function lockLeads(db: Connection, projectId: string): Promise<string[]> {
  const rows = await db
    .select({ userId: members.userId })
    .from(members)
    .where(and(eq(members.projectId, projectId), eq(members.role, "lead")))
    .orderBy(asc(members.userId))
    .for("update");
  return rows.map((row) => row.userId);
}

/** @returns whether there was such a member. */
export async function updateMemberRole(
  db: Connection,
  projectId: string,
  userId: string,
  role: Role,
): Promise<boolean> {
  const rows = await db
    .update(members)
    .set({ role })
    .where(and(eq(members.projectId, projectId), eq(members.userId, userId)))
    .returning({ userId: members.userId });
  return rows.length === 1;
}

/** @returns whether there was such a member. */
export async function deleteMember(db: Connection, projectId: string, userId: string): Promise<boolean> {
  const rows = await db
    .delete(members)
    .where(and(eq(members.projectId, projectId), eq(members.userId, userId)))
    .returning({ userId: members.userId });
  return rows.length === 1;
}
