import { saveDraft as contract } from "@/lib/domain/api/assign";
import { route } from "@/lib/server/route";
import { saveDraft } from "@/lib/services/assign/save-draft";

export const PUT = route(contract, ({ actor, params, body, database }) =>
  saveDraft(database, actor, params.projectId, params.assignmentId, body),
);
