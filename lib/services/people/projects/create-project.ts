import { randomInt } from "node:crypto";
import { v7 as newId } from "uuid";
import type { OpenDatabase } from "@/db/client";
import { insertAuditEvent } from "@/db/queries/people/audit";
import { insertMember } from "@/db/queries/people/member";
import { insertProject } from "@/db/queries/people/project";
import type { Actor } from "@/lib/domain/actor";
import { ConcordError } from "@/lib/domain/error";
import { type NewProject, newProjectSchema } from "@/lib/domain/project";
import { defaultProtocol } from "@/lib/domain/protocol";
import { getProject } from "./get-project";
import { mayCreateProjects } from "./may-create-projects";

/**
 * Starts a project; whoever starts it leads it.
 * @param isDemo marks the project as demo data everywhere.
 * @throws ConcordError forbidden
 */
export async function createProject(
  database: OpenDatabase,
  actor: Actor,
  wish: NewProject,
  { isDemo = false } = {},
) {
  if (!(await mayCreateProjects(database.db, actor)))
    throw new ConcordError("forbidden", "Only administrators and project leads may start a project.");
  const { protocol = defaultProtocol, guidelines, ...settings } = newProjectSchema.parse(wish);
  const id = newId();
  await database.db.transaction(async (tx) => {
    const project = { id, ...settings, seed: randomInt(2 ** 32), isDemo };
    await insertProject(tx, project, { protocol, guidelines, createdBy: actor.userId });
    await insertMember(tx, id, actor.userId, "lead");
    const event = { projectId: id, userId: actor.userId, subject: settings.name };
    await insertAuditEvent(tx, { ...event, action: "project.create" });
  });
  return getProject(database, actor, id);
}
