import { z } from "zod";
import { webhookEvents } from "../webhook";
import { contract, idSchema, projectParams, timeSchema } from "./contract";

const webhookSchema = z.object({
  id: idSchema,
  url: z.string(),
  createdAt: timeSchema,
  /** The newest messages, the last first. */
  deliveries: z.array(
    z.object({
      id: idSchema,
      event: z.enum(webhookEvents),
      state: z.enum(["waiting", "delivered", "failed"]),
      attempts: z.number(),
      lastStatus: z.number().nullable(),
      lastError: z.string().nullable(),
      createdAt: timeSchema,
    }),
  ),
});
export type WebhookView = z.infer<typeof webhookSchema>;

export const listWebhooks = contract({
  method: "GET",
  path: "/projects/{projectId}/webhooks",
  stage: "release",
  summary: "Addresses that are told when a dataset is frozen, with their newest messages",
  access: "project.change",
  params: projectParams,
  response: z.object({ webhooks: z.array(webhookSchema) }),
});

export const createWebhook = contract({
  method: "POST",
  path: "/projects/{projectId}/webhooks",
  stage: "release",
  summary: "Have an address told when a dataset is frozen; the secret is shown only now",
  access: "project.change",
  params: projectParams,
  body: z.object({ url: z.url().max(2000) }),
  response: z.object({ id: idSchema, secret: z.string() }),
});

export const removeWebhook = contract({
  method: "DELETE",
  path: "/projects/{projectId}/webhooks/{webhookId}",
  stage: "release",
  summary: "Tell this address nothing more",
  access: "project.change",
  params: projectParams.extend({ webhookId: idSchema }),
});
