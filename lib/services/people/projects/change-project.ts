import type { OpenDatabase } from "@/db/client";
import { insertAuditEvent } from "@/db/queries/people/audit";
import { updateProject } from "@/db/queries/people/project";
import type { Actor } from "@/lib/domain/actor";
import type { ProjectSettings } from "@/lib/domain/project";
import { authorise } from "../authorise";
import { getProject } from "./get-project";

/**
 * Changes a project's settings; what is not given stays.
 * @throws ConcordError not_found | forbidden
 */
export async function changeProject(
  database: OpenDatabase,
  actor: Actor,
  projectId: string,
  changes: Partial<ProjectSettings>,
) {
  await authorise(database.db, actor, projectId, "project.change");
  const changed = Object.keys(changes).sort();
  if (changed.length > 0)
    await database.db.transaction(async (tx) => {
      await updateProject(tx, projectId, changes);
      const event = { projectId, userId: actor.userId, subject: changed.join(", ") };
      await insertAuditEvent(tx, { ...event, action: "project.change" });
    });
  return getProject(database, actor, projectId);
}
