import { listPreferences as contract } from "@/lib/domain/api/measure";
import { route } from "@/lib/server/route";
import { listPreferences } from "@/lib/services/measure/list-preferences";

export const GET = route(contract, ({ actor, params, query, database }) =>
  listPreferences(database, actor, params.projectId, query),
);
