import { and, eq } from "drizzle-orm";
import type { Connection } from "@/db/client";
import { members, projects } from "@/db/schema";
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
