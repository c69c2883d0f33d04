import { getOwnGuidelines as contract } from "@/lib/domain/api/desk";
import { route } from "@/lib/server/route";
import { getOwnGuidelines } from "@/lib/services/assign/desk/get-own-guidelines";

export const GET = route(contract, ({ actor, params, database }) =>
  getOwnGuidelines(database, actor, params.projectId),
);
