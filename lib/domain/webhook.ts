import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";

/**
 * Messages to other people's servers, signed as Standard Webhooks says (standardwebhooks.com, version 1): HMAC-SHA256 over
 * "id.timestamp.body" with the secret's bytes, so that any of its libraries can verify them.
 */
export const webhookEvents = ["dataset.frozen"] as const;
export type WebhookEvent = (typeof webhookEvents)[number];

const prefix = "whsec_";

/** 32 random bytes in the form that the standard's libraries take. */
export function newWebhookSecret(): string {
  return prefix + randomBytes(32).toString("base64");
}

/** The headers of one message. @param at when this try is made: receivers refuse what is old. */
export function webhookHeaders(secret: string, id: string, at: Date, body: string): Record<string, string> {
  const timestamp = String(Math.floor(at.getTime() / 1000));
  return {
    "content-type": "application/json",
    "user-agent": "Concord-Webhooks/1",
    "webhook-id": id,
    "webhook-timestamp": timestamp,
    "webhook-signature": `v1,${signature(secret, id, timestamp, body)}`,
  };
}

/** Whether a message came from whoever knows the secret, within five minutes of now: what a receiver does. */
export function isGenuine(
  secret: string,
  headers: Readonly<Record<string, string | string[] | undefined>>,
  body: string,
  now: Date,
): boolean {
  const [id, timestamp, signatures] = ["webhook-id", "webhook-timestamp", "webhook-signature"].map((name) =>
    String(headers[name] ?? ""),
  ) as [string, string, string];
  if (Math.abs(now.getTime() / 1000 - Number(timestamp)) > 300) return false;
  const expected = Buffer.from(signature(secret, id, timestamp, body));
  return signatures.split(" ").some((one) => {
    const given = Buffer.from(one.replace(/^v1,/, ""));
    return given.length === expected.length && timingSafeEqual(given, expected);
  });
}

function signature(secret: string, id: string, timestamp: string, body: string): string {
  const key = Buffer.from(secret.slice(prefix.length), "base64");
  return createHmac("sha256", key).update(`${id}.${timestamp}.${body}`).digest("base64");
}
