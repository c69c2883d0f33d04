import { getResults as contract } from "@/lib/domain/api/measure";
import { route } from "@/lib/server/route";
import { getResults } from "@/lib/services/measure/get-results";

export const GET = route(contract, ({ actor, params, query, database }) =>
  getResults(database, actor, params.projectId, query.judges),
);
