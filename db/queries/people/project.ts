import { and, desc, eq } from "drizzle-orm";
import type { Connection } from "@/db/client";
import { guidelineVersions, members, projects, protocolVersions } from "@/db/schema";
import type { Role } from "@/lib/domain/permission";
import type { ProjectSettings } from "@/lib/domain/project";
import type { Protocol } from "@/lib/domain/protocol";

export interface ProjectRow {
  id: string;
  name: string;
  description: string;
  isDemo: boolean;
  role: Role | null;
  createdAt: Date;
}

const rowColumns = {
  id: projects.id,
  name: projects.name,
  description: projects.description,
  isDemo: projects.isDemo,
  role: members.role,
  createdAt: projects.createdAt,
};

const membershipOf = (userId: string) => and(eq(members.projectId, projects.id), eq(members.userId, userId));

/** The projects that a person is a member of, the newest first; only one of them where `onlyProjectId` is given. */
export async function selectOwnProjects(
  db: Connection,
  userId: string,
  onlyProjectId?: string | null,
): Promise<ProjectRow[]> {
  return db
    .select(rowColumns)
    .from(projects)
    .innerJoin(members, membershipOf(userId))
    .where(onlyProjectId ? eq(projects.id, onlyProjectId) : undefined)
    .orderBy(desc(projects.createdAt));
}

/** Every project of the instance, with the person's role where there is one. For administrators. */
export async function selectAllProjects(
  db: Connection,
  userId: string,
  onlyProjectId?: string | null,
): Promise<ProjectRow[]> {
  return db
    .select(rowColumns)
    .from(projects)
    .leftJoin(members, membershipOf(userId))
    .where(onlyProjectId ? eq(projects.id, onlyProjectId) : undefined)
    .orderBy(desc(projects.createdAt));
}

/** One project with its current protocol, and the person's role in it. */
export async function findProject(db: Connection, projectId: string, userId: string) {
  const [row] = await db
    .select({
      ...rowColumns,
      leaseSeconds: projects.leaseSeconds,
      annotatorsSeeOwnFigures: projects.annotatorsSeeOwnFigures,
      license: projects.license,
      protocolVersion: projects.protocolVersion,
      guidelineVersion: projects.guidelineVersion,
      protocol: protocolVersions.protocol,
    })
    .from(projects)
    .innerJoin(
      protocolVersions,
      and(
        eq(protocolVersions.projectId, projects.id),
        eq(protocolVersions.version, projects.protocolVersion),
      ),
    )
    .leftJoin(members, membershipOf(userId))
    .where(eq(projects.id, projectId));
  return row ?? null;
}

/** Inserts a project with the first versions of its protocol and guidelines. */
export async function insertProject(
  db: Connection,
  project: typeof projects.$inferInsert,
  first: { protocol: Protocol; guidelines: string; createdBy: string },
): Promise<void> {
  const { protocol, guidelines: body, createdBy } = first;
  await db.insert(projects).values({ ...project, createdBy });
  await db.insert(protocolVersions).values({
    projectId: project.id,
    version: 1,
    comparison: protocol.comparison.kind,
    protocol,
    createdBy,
  });
  await db.insert(guidelineVersions).values({ projectId: project.id, version: 1, body, createdBy });
}

export async function updateProject(
  db: Connection,
  projectId: string,
  changes: Partial<ProjectSettings>,
): Promise<void> {
  await db.update(projects).set(changes).where(eq(projects.id, projectId));
}
