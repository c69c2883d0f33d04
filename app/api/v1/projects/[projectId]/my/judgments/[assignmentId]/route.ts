import { getOwnJudgment as contract } from "@/lib/domain/api/assign";
import { route } from "@/lib/server/route";
import { getOwnJudgment } from "@/lib/services/judge/get-own-judgment";

export const GET = route(contract, ({ actor, params, database }) =>
  getOwnJudgment(database, actor, params.projectId, params.assignmentId),
);
