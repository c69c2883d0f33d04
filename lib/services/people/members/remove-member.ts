import type { OpenDatabase } from "@/db/client";
import { insertAuditEvent } from "@/db/queries/people/audit";
import { deleteMember } from "@/db/queries/people/member";
import type { Actor } from "@/lib/domain/actor";
import { ConcordError } from "@/lib/domain/error";
import { authorise } from "../authorise";
import { refuseLastLead } from "./refuse-last-lead";

/**
 * Takes somebody out of a project. What he judged stays; what he holds goes back to the queue when its lease ends.
 * @throws ConcordError not_found | forbidden | conflict: the last lead stays
 */
export async function removeMember(
  database: OpenDatabase,
  actor: Actor,
  projectId: string,
  userId: string,
): Promise<void> {
  await authorise(database.db, actor, projectId, "people.manage");
  await database.db.transaction(async (tx) => {
    await refuseLastLead(tx, projectId, userId);
    if (!(await deleteMember(tx, projectId, userId)))
      throw new ConcordError("not_found", "There is no such member.");
    const event = { projectId, userId: actor.userId, subject: userId };
    await insertAuditEvent(tx, { ...event, action: "member.remove" });
  });
}
