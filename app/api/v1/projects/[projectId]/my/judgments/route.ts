import { listOwnJudgments as contract } from "@/lib/domain/api/assign";
import { route } from "@/lib/server/route";
import { listOwnJudgments } from "@/lib/services/judge/list-own-judgments";

export const GET = route(contract, ({ actor, params, query, database }) =>
  listOwnJudgments(database, actor, params.projectId, query),
);
