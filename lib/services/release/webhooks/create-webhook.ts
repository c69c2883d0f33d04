import { v7 as newId } from "uuid";
import type { OpenDatabase } from "@/db/client";
import { insertAuditEvent } from "@/db/queries/people/audit";
import { findWebhooks, insertWebhook } from "@/db/queries/release/webhook";
import type { Actor } from "@/lib/domain/actor";
import { ConcordError } from "@/lib/domain/error";
import { newWebhookSecret } from "@/lib/domain/webhook";
import { authorise } from "../../people/authorise";
import { checkWebhookUrl } from "./public-address";

const most = 20;

/**
 * Has an address told from now on. The secret that signs its messages is returned only here.
 * @throws ConcordError not_found | forbidden | invalid_input | conflict beyond twenty
 */
export async function createWebhook(
  database: OpenDatabase,
  actor: Actor,
  projectId: string,
  url: string,
): Promise<{ id: string; secret: string }> {
  await authorise(database.db, actor, projectId, "project.change");
  checkWebhookUrl(url);
  const [id, secret] = [newId(), newWebhookSecret()];
  await database.db.transaction(async (tx) => {
    if ((await findWebhooks(tx, projectId)).length >= most)
      throw new ConcordError("conflict", `A project has at most ${most} webhooks.`);
    await insertWebhook(tx, { projectId, id, url, secret, createdBy: actor.userId });
    await insertAuditEvent(tx, { projectId, userId: actor.userId, action: "webhook.create", subject: id });
  });
  return { id, secret };
}
