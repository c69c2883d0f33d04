import { claimTasks as contract } from "@/lib/domain/api/assign";
import { route } from "@/lib/server/route";
import { claimTasks } from "@/lib/services/assign/claim-tasks";

export const POST = route(contract, ({ actor, params, body, database }) =>
  claimTasks(database, actor, params.projectId, body),
);
