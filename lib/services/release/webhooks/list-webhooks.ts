import type { OpenDatabase } from "@/db/client";
import { findDeliveries, findWebhooks } from "@/db/queries/release/webhook";
import type { Actor } from "@/lib/domain/actor";
import type { WebhookView } from "@/lib/domain/api/webhooks";
import type { WebhookEvent } from "@/lib/domain/webhook";
import { authorise } from "../../people/authorise";

const deliveriesShown = 5;

/**
 * A project's webhooks with their newest messages; never their secrets.
 * @throws ConcordError not_found | forbidden
 */
export async function listWebhooks(
  database: OpenDatabase,
  actor: Actor,
  projectId: string,
): Promise<{ webhooks: WebhookView[] }> {
  await authorise(database.db, actor, projectId, "project.change");
  const webhooks: WebhookView[] = [];
  for (const { id, url, createdAt } of await findWebhooks(database.db, projectId)) {
    const rows = await findDeliveries(database.db, projectId, id, deliveriesShown);
    const deliveries = rows.map((row) => ({
      id: row.id,
      event: row.event as WebhookEvent,
      state: row.state,
      attempts: row.attempts,
      lastStatus: row.lastStatus,
      lastError: row.lastError,
      createdAt: row.createdAt.toISOString(),
    }));
    webhooks.push({ id, url, createdAt: createdAt.toISOString(), deliveries });
  }
  return { webhooks };
}
