import { getRatings as contract } from "@/lib/domain/api/ratings";
import { route } from "@/lib/server/route";
import { getRatings } from "@/lib/services/measure/get-ratings";
import { toldPairs } from "@/lib/services/measure/report/told-pairs";

export const GET = route(contract, async ({ actor, params, query, database }) => {
  const result = await getRatings(database, actor, params.projectId, query.judges, query);
  return query.pairs === "all" ? result : { ...result, figures: result.figures && toldPairs(result.figures) };
});
