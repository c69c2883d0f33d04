import { diffDatasets as contract } from "@/lib/domain/api/datasets";
import { route } from "@/lib/server/route";
import { diffDatasets } from "@/lib/services/release/reports/get-reports";

export const GET = route(contract, ({ actor, params, query, database }) =>
  diffDatasets(database, actor, params.projectId, params.number, query.from),
);
