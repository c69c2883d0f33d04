import { v7 as newId } from "uuid";
import { z } from "zod";
import type { Connection } from "@/db/client";
import { insertJob } from "@/db/queries/instance/job";
import { findWebhooks, insertDelivery } from "@/db/queries/release/webhook";
import type { WebhookEvent } from "@/lib/domain/webhook";

/** The job that sends one message. */
export const deliverMessageJob = "deliver-message";
export const deliverMessagePayload = z.object({ projectId: z.uuid(), deliveryId: z.uuid() });

/** The queue waits e, e², e³ … seconds between tries: twelve are spread over half a day. */
export const mostAttempts = 12;

/** Has a project's addresses told of something, when the transaction commits. */
export async function announce(
  db: Connection,
  projectId: string,
  event: WebhookEvent,
  data: Record<string, unknown>,
): Promise<void> {
  const body = JSON.stringify({ type: event, timestamp: new Date().toISOString(), data });
  for (const webhook of await findWebhooks(db, projectId)) {
    const deliveryId = newId();
    await insertDelivery(db, { projectId, id: deliveryId, webhookId: webhook.id, event, body });
    const payload: z.input<typeof deliverMessagePayload> = { projectId, deliveryId };
    await insertJob(db, deliverMessageJob, payload, { maxAttempts: mostAttempts });
  }
}
