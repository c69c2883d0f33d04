import { readProblem as contract } from "@/lib/domain/api/desk";
import { route } from "@/lib/server/route";
import { readProblem } from "@/lib/services/judge/problems/read-problem";

export const POST = route(contract, ({ actor, params, database }) =>
  readProblem(database, actor, params.projectId, params.problemId),
);
