import { deliverMessage as work } from "@/lib/services/release/webhooks/deliver-message";
import { deliverMessage } from "./deliver-message";
import { handleJob } from "./job";

export const deliverMessageHandler = handleJob(deliverMessage, ({ projectId, deliveryId }, { database }) =>
  work(database, projectId, deliveryId),
);
