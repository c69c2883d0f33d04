import { acknowledgeGuidelines as contract } from "@/lib/domain/api/desk";
import { route } from "@/lib/server/route";
import { acknowledgeGuidelines } from "@/lib/services/assign/desk/acknowledge-guidelines";

export const POST = route(contract, ({ actor, params, database }) =>
  acknowledgeGuidelines(database, actor, params.projectId, params.version),
);
