import type { OpenDatabase } from "@/db/client";
import { insertAuditEvent } from "@/db/queries/people/audit";
import { findGuidelines, insertGuidelines, lockGuidelineVersion } from "@/db/queries/people/guideline";
import type { Actor } from "@/lib/domain/actor";
import { ConcordError } from "@/lib/domain/error";
import { authorise } from "../authorise";
import { getGuidelines } from "./get-guidelines";

/**
 * Writes a new version of the guidelines. The text in force given again changes nothing.
 * @throws ConcordError not_found | forbidden
 */
export async function changeGuidelines(
  database: OpenDatabase,
  actor: Actor,
  projectId: string,
  body: string,
) {
  await authorise(database.db, actor, projectId, "project.change");
  await database.db.transaction(async (tx) => {
    const current = await lockGuidelineVersion(tx, projectId);
    if (current === null) throw new ConcordError("not_found", "There is no such project.");
    if ((await findGuidelines(tx, projectId))?.body === body) return;
    const version = current + 1;
    await insertGuidelines(tx, projectId, { version, body, createdBy: actor.userId });
    const event = { projectId, userId: actor.userId, subject: `version ${version}` };
    await insertAuditEvent(tx, { ...event, action: "guidelines.change" });
  });
  return getGuidelines(database, actor, projectId);
}
