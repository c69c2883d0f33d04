import { listAnnotators as contract } from "@/lib/domain/api/annotators";
import { route } from "@/lib/server/route";
import { listAnnotators } from "@/lib/services/measure/list-annotators";

export const GET = route(contract, ({ actor, params, query, database }) =>
  listAnnotators(database, actor, params.projectId, query),
);
