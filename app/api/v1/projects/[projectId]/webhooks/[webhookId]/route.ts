import { removeWebhook as contract } from "@/lib/domain/api/webhooks";
import { route } from "@/lib/server/route";
import { removeWebhook } from "@/lib/services/release/webhooks/remove-webhook";

export const DELETE = route(contract, ({ actor, params, database }) =>
  removeWebhook(database, actor, params.projectId, params.webhookId),
);
