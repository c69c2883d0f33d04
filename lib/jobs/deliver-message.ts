import { deliverMessageJob, deliverMessagePayload } from "@/lib/services/release/webhooks/announce";
import type { Job } from "./job";

/** Sends one message to a webhook. */
export const deliverMessage = { name: deliverMessageJob, payload: deliverMessagePayload } satisfies Job;
