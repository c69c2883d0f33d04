import { extendLeases as contract } from "@/lib/domain/api/assign";
import { route } from "@/lib/server/route";
import { extendLeases } from "@/lib/services/assign/extend-leases";

export const POST = route(contract, ({ actor, params, body, database }) =>
  extendLeases(database, actor, params.projectId, body.held),
);
