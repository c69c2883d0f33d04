import type { OpenDatabase } from "@/db/client";
import { insertAuditEvent } from "@/db/queries/people/audit";
import { deleteWebhook } from "@/db/queries/release/webhook";
import type { Actor } from "@/lib/domain/actor";
import { ConcordError } from "@/lib/domain/error";
import { authorise } from "../../people/authorise";

/** @throws ConcordError not_found | forbidden */
export async function removeWebhook(
  database: OpenDatabase,
  actor: Actor,
  projectId: string,
  webhookId: string,
): Promise<void> {
  await authorise(database.db, actor, projectId, "project.change");
  await database.db.transaction(async (tx) => {
    if (!(await deleteWebhook(tx, projectId, webhookId)))
      throw new ConcordError("not_found", "There is no such webhook.");
    const event = { projectId, userId: actor.userId, subject: webhookId };
    await insertAuditEvent(tx, { ...event, action: "webhook.remove" });
  });
}
