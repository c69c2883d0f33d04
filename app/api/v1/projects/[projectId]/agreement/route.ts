import { getAgreement as contract } from "@/lib/domain/api/agreement";
import { route } from "@/lib/server/route";
import { getAgreement } from "@/lib/services/measure/get-agreement";

export const GET = route(contract, ({ actor, params, query, database }) =>
  getAgreement(database, actor, params.projectId, query.judges),
);
