import { getFreshness as contract } from "@/lib/domain/api/measure";
import { route } from "@/lib/server/route";
import { getFreshness } from "@/lib/services/measure/get-freshness";

export const GET = route(contract, ({ actor, params, database }) =>
  getFreshness(database, actor, params.projectId),
);
