import { getTaskJudgments as contract } from "@/lib/domain/api/task-judgments";
import { route } from "@/lib/server/route";
import { getTaskJudgments } from "@/lib/services/measure/get-task-judgments";

export const GET = route(contract, ({ actor, params, database }) =>
  getTaskJudgments(database, actor, params.projectId, params.taskId),
);
