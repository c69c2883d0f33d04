import { getNeeds as contract } from "@/lib/domain/api/needs";
import { route } from "@/lib/server/route";
import { getNeeds } from "@/lib/services/measure/get-needs";

export const GET = route(contract, ({ actor, params, query, database }) =>
  getNeeds(database, actor, params.projectId, query.judges),
);
