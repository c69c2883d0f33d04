import { addToProblem as contract } from "@/lib/domain/api/desk";
import { route } from "@/lib/server/route";
import { addToProblem } from "@/lib/services/judge/problems/answer-problem";

export const POST = route(contract, ({ actor, params, body, database }) =>
  addToProblem(database, actor, params.projectId, params.problemId, body.text),
);
