import { getDatasetLints as contract } from "@/lib/domain/api/datasets";
import { route } from "@/lib/server/route";
import { getDatasetLints } from "@/lib/services/release/reports/get-reports";

export const GET = route(contract, ({ actor, params, query, database }) =>
  getDatasetLints(database, actor, params.projectId, params.number, query),
);
