import { planTasks as contract } from "@/lib/domain/api/assign";
import { route } from "@/lib/server/route";
import { planTasks } from "@/lib/services/assign/plan-tasks";

export const POST = route(contract, ({ actor, params, body, database }) =>
  planTasks(database, actor, params.projectId, body),
);
