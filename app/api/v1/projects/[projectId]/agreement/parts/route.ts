import { getAgreementParts as contract } from "@/lib/domain/api/agreement-parts";
import { route } from "@/lib/server/route";
import { getAgreementParts } from "@/lib/services/measure/get-agreement-parts";

export const GET = route(contract, ({ actor, params, query, database }) =>
  getAgreementParts(database, actor, params.projectId, query.judges),
);
