import http from "node:http";
import https from "node:https";
import type { OpenDatabase } from "@/db/client";
import { findWaitingDelivery, saveAttempt } from "@/db/queries/release/webhook";
import { webhookHeaders } from "@/lib/domain/webhook";
import { mostAttempts } from "./announce";
import { checkWebhookUrl, lookupPublic } from "./public-address";

const timeoutMs = 10_000;

/**
 * Sends one message. Taken with a status of 2xx; a redirect is not followed. Otherwise it fails, and the queue tries again later,
 * each time after a longer wait.
 * @throws Error when it is to be tried again
 */
export async function deliverMessage(
  { db }: Pick<OpenDatabase, "db">,
  projectId: string,
  id: string,
): Promise<void> {
  const found = await findWaitingDelivery(db, projectId, id);
  if (!found) return;
  const { delivery, webhook } = found;
  const headers = webhookHeaders(webhook.secret, id, new Date(), delivery.body);
  const answer = await post(webhook.url, headers, delivery.body).then(
    (status) => ({ status, error: status >= 200 && status < 300 ? null : `answered with ${status}` }),
    (error: unknown) => ({ status: null, error: error instanceof Error ? error.message : String(error) }),
  );
  const isLast = delivery.attempts + 1 >= mostAttempts;
  const state = answer.error === null ? "delivered" : isLast ? "failed" : "waiting";
  await saveAttempt(db, projectId, id, { state, lastStatus: answer.status, lastError: answer.error });
  if (state === "waiting") throw new Error(`webhook ${webhook.url}: ${answer.error}`);
}

function post(address: string, headers: Record<string, string>, body: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const url = checkWebhookUrl(address);
    const { request } = url.protocol === "https:" ? https : http;
    const sent = request(
      url,
      {
        method: "POST",
        headers: { ...headers, "content-length": Buffer.byteLength(body) },
        lookup: lookupPublic,
        signal: AbortSignal.timeout(timeoutMs),
      },
      (response) => {
        resolve(response.statusCode ?? 0);
        // What it says is of no interest, however long it is.
        response.destroy();
      },
    );
    sent.on("error", reject);
    sent.end(body);
  });
}
