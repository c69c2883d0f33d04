import { answerProblem as contract } from "@/lib/domain/api/desk";
import { route } from "@/lib/server/route";
import { answerProblem } from "@/lib/services/judge/problems/answer-problem";

export const POST = route(contract, ({ actor, params, body, database }) =>
  answerProblem(database, actor, params.projectId, params.problemId, body.text),
);
