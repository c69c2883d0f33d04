import { createWebhook as createContract, listWebhooks as listContract } from "@/lib/domain/api/webhooks";
import { route } from "@/lib/server/route";
import { createWebhook } from "@/lib/services/release/webhooks/create-webhook";
import { listWebhooks } from "@/lib/services/release/webhooks/list-webhooks";

export const GET = route(listContract, ({ actor, params, database }) =>
  listWebhooks(database, actor, params.projectId),
);

export const POST = route(createContract, ({ actor, params, body, database }) =>
  createWebhook(database, actor, params.projectId, body.url),
);
