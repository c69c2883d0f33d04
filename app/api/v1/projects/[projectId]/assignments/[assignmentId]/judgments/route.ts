import { submitJudgment as contract } from "@/lib/domain/api/assign";
import { route } from "@/lib/server/route";
import { submitJudgment } from "@/lib/services/judge/submit-judgment";

export const POST = route(contract, ({ actor, params, body, database }) =>
  submitJudgment(database, actor, params.projectId, params.assignmentId, body),
);
