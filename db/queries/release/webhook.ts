import { and, desc, eq, sql } from "drizzle-orm";
import type { Connection } from "@/db/client";
import { webhookDeliveries, webhooks } from "@/db/schema";

export type WebhookRow = typeof webhooks.$inferSelect;
export type DeliveryRow = typeof webhookDeliveries.$inferSelect;

export async function insertWebhook(
  db: Connection,
  row: Pick<WebhookRow, "projectId" | "id" | "url" | "secret" | "createdBy">,
): Promise<void> {
  await db.insert(webhooks).values(row);
}

export async function findWebhooks(db: Connection, projectId: string): Promise<WebhookRow[]> {
  return db.select().from(webhooks).where(eq(webhooks.projectId, projectId)).orderBy(webhooks.id);
}

/** @returns false where there is none */
export async function deleteWebhook(db: Connection, projectId: string, id: string): Promise<boolean> {
  const rows = await db
    .delete(webhooks)
    .where(and(eq(webhooks.projectId, projectId), eq(webhooks.id, id)))
    .returning({ id: webhooks.id });
  return rows.length > 0;
}

export async function insertDelivery(
  db: Connection,
  row: Pick<DeliveryRow, "projectId" | "id" | "webhookId" | "event" | "body">,
): Promise<void> {
  await db.insert(webhookDeliveries).values(row);
}

/** The newest messages to one address. */
export async function findDeliveries(
  db: Connection,
  projectId: string,
  webhookId: string,
  limit: number,
): Promise<DeliveryRow[]> {
  return db
    .select()
    .from(webhookDeliveries)
    .where(and(eq(webhookDeliveries.projectId, projectId), eq(webhookDeliveries.webhookId, webhookId)))
    .orderBy(desc(webhookDeliveries.id))
    .limit(limit);
}

/** A message that still waits, with where it goes. */
export async function findWaitingDelivery(
  db: Connection,
  projectId: string,
  id: string,
): Promise<{ delivery: DeliveryRow; webhook: WebhookRow } | null> {
  const [row] = await db
    .select({ delivery: webhookDeliveries, webhook: webhooks })
    .from(webhookDeliveries)
    .innerJoin(
      webhooks,
      and(eq(webhooks.projectId, webhookDeliveries.projectId), eq(webhooks.id, webhookDeliveries.webhookId)),
    )
    .where(
      and(
        eq(webhookDeliveries.projectId, projectId),
        eq(webhookDeliveries.id, id),
        eq(webhookDeliveries.state, "waiting"),
      ),
    );
  return row ?? null;
}

/** Writes down how a try ended. */
export async function saveAttempt(
  db: Connection,
  projectId: string,
  id: string,
  result: Pick<DeliveryRow, "state" | "lastStatus" | "lastError">,
): Promise<void> {
  await db
    .update(webhookDeliveries)
    .set({
      ...result,
      attempts: sql`${webhookDeliveries.attempts} + 1`,
      endedAt: result.state === "waiting" ? null : new Date(),
    })
    .where(and(eq(webhookDeliveries.projectId, projectId), eq(webhookDeliveries.id, id)));
}
