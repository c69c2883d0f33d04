import { getRatings as contract } from "@/lib/domain/api/ratings";
import { route } from "@/lib/server/route";
import { getRatings } from "@/lib/services/measure/get-ratings";

export const GET = route(contract, ({ actor, params, query, database }) =>
  getRatings(database, actor, params.projectId, query.judges, query),
);
