import type { OpenDatabase } from "@/db/client";
import { insertAuditEvent } from "@/db/queries/people/audit";
import { findMember, updateMemberRole } from "@/db/queries/people/member";
import type { Actor } from "@/lib/domain/actor";
import { ConcordError } from "@/lib/domain/error";
import type { Role } from "@/lib/domain/permission";
import { authorise } from "../authorise";
import { refuseLastLead } from "./refuse-last-lead";

/**
 * Gives a member another role.
 * @throws ConcordError not_found | forbidden | conflict: the last lead stays one
 */
export async function changeMember(
  database: OpenDatabase,
  actor: Actor,
  projectId: string,
  userId: string,
  role: Role,
) {
  await authorise(database.db, actor, projectId, "people.manage");
  return database.db.transaction(async (tx) => {
    if (role !== "lead") await refuseLastLead(tx, projectId, userId);
    await updateMemberRole(tx, projectId, userId, role);
    const member = await findMember(tx, projectId, userId);
    if (!member) throw new ConcordError("not_found", "There is no such member.");
    const event = { projectId, userId: actor.userId, subject: `${userId} ${role}` };
    await insertAuditEvent(tx, { ...event, action: "member.change" });
    return { ...member, createdAt: member.createdAt.toISOString() };
  });
}
