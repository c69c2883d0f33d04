import { reportProblem as contract } from "@/lib/domain/api/desk";
import { route } from "@/lib/server/route";
import { reportProblem } from "@/lib/services/judge/problems/report-problem";

export const POST = route(contract, ({ actor, params, body, database }) =>
  reportProblem(database, actor, params.projectId, params.assignmentId, body),
);
