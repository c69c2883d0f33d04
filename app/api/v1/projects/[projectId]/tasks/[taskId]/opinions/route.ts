import { askForOpinion as contract } from "@/lib/domain/api/task-judgments";
import { route } from "@/lib/server/route";
import { askForOpinion } from "@/lib/services/assign/ask-for-opinion";

export const POST = route(contract, ({ actor, params, database }) =>
  askForOpinion(database, actor, params.projectId, params.taskId),
);
