import { and, eq } from "drizzle-orm";
import type { Connection } from "@/db/client";
import { guidelineVersions, projects } from "@/db/schema";

export interface Guidelines {
  version: number;
  body: string;
  createdAt: Date;
}

/** The guidelines that are in force. */
export async function findGuidelines(db: Connection, projectId: string): Promise<Guidelines | null> {
  const [row] = await db
    .select({
      version: guidelineVersions.version,
      body: guidelineVersions.body,
      createdAt: guidelineVersions.createdAt,
    })
    .from(projects)
    .innerJoin(
      guidelineVersions,
      and(
        eq(guidelineVersions.projectId, projects.id),
        eq(guidelineVersions.version, projects.guidelineVersion),
      ),
    )
    .where(eq(projects.id, projectId));
  return row ?? null;
}

/**
 * The version in force, the project's row locked: versions are added one after the other.
 * @returns null where there is no such project.
 */
export async function lockGuidelineVersion(db: Connection, projectId: string): Promise<number | null> {
  const [row] = await db
    .select({ version: projects.guidelineVersion })
    .from(projects)
    .where(eq(projects.id, projectId))
    .for("update");
  return row?.version ?? null;
}

/** Adds a version of the guidelines and puts it in force. */
export async function insertGuidelines(
  db: Connection,
  projectId: string,
  added: { version: number; body: string; createdBy: string },
): Promise<void> {
  await db.insert(guidelineVersions).values({ projectId, ...added });
  await db.update(projects).set({ guidelineVersion: added.version }).where(eq(projects.id, projectId));
}
