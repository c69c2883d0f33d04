import { listDisputes as contract } from "@/lib/domain/api/agreement-parts";
import { route } from "@/lib/server/route";
import { listDisputes } from "@/lib/services/measure/list-disputes";

export const GET = route(contract, ({ actor, params, query, database }) =>
  listDisputes(database, actor, params.projectId, query),
);
