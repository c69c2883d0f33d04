import { eq } from "drizzle-orm";
import { v7 as newId } from "uuid";
import type { Connection } from "@/db/client";
import { auditEvents } from "@/db/schema";

export type AuditAction =
  | "project.create"
  | "project.change"
  | "protocol.change"
  | "guidelines.change"
  | "member.add"
  | "member.change"
  | "member.remove"
  | "invitation.create"
  | "invitation.revoke"
  | "invitation.accept"
  | "account.create"
  | "account.change"
  | "password.change"
  | "administrator.create"
  | "token.create"
  | "token.revoke"
  | "session.revoke"
  | "dataset.freeze"
  | "annotator.withdraw"
  | "annotator.return"
  | "webhook.create"
  | "webhook.remove"
  | "dataset.export"
  | "task.boost"
  | "gold.mark"
  | "gold.unmark"
  | "demo.load";

/** Writes down who changed what, in the transaction of the change. Never a secret: `subject` is an id or a few words. */
export async function insertAuditEvent(
  db: Connection,
  event: { projectId?: string | null; userId: string; action: AuditAction; subject: string },
): Promise<void> {
  await db.insert(auditEvents).values({ id: newId(), ...event });
}

/** Whether something of this kind ever happened on this instance. */
export async function findAuditEvent(db: Connection, action: AuditAction): Promise<boolean> {
  const rows = await db
    .select({ id: auditEvents.id })
    .from(auditEvents)
    .where(eq(auditEvents.action, action))
    .limit(1);
  return rows.length > 0;
}
