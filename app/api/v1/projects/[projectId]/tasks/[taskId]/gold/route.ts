import { markGold as mark, unmarkGold as unmark } from "@/lib/domain/api/task-judgments";
import { route } from "@/lib/server/route";
import { markGold, unmarkGold } from "@/lib/services/judge/mark-gold";

export const PUT = route(mark, ({ actor, params, body, database }) =>
  markGold(database, actor, params.projectId, params.taskId, body.judgmentId),
);

export const DELETE = route(unmark, ({ actor, params, database }) =>
  unmarkGold(database, actor, params.projectId, params.taskId),
);
