import type { OpenDatabase } from "@/db/client";
import { readCounters } from "@/db/queries/people/counter";
import { findProject } from "@/db/queries/people/project";
import type { Actor } from "@/lib/domain/actor";
import type { ProjectView } from "@/lib/domain/api/projects";
import { ConcordError } from "@/lib/domain/error";
import { may } from "@/lib/domain/permission";
import { authorise } from "../authorise";

/**
 * One project with its protocol; with its progress for whoever may read results.
 * @throws ConcordError not_found | forbidden
 */
export async function getProject(
  database: OpenDatabase,
  actor: Actor,
  projectId: string,
): Promise<ProjectView> {
  const { db } = database;
  const role = await authorise(db, actor, projectId, "project.read");
  const project = await findProject(db, projectId, actor.userId);
  if (!project) throw new ConcordError("not_found", "There is no such project.");
  const progress = may(role, "results.read") ? await readCounters(db, projectId) : null;
  return { ...project, createdAt: project.createdAt.toISOString(), progress };
}
