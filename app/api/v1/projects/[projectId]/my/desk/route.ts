import * as contract from "@/lib/domain/api/desk";
import { route } from "@/lib/server/route";
import { changeDesk } from "@/lib/services/assign/desk/change-desk";
import { getDesk } from "@/lib/services/assign/desk/get-desk";

export const GET = route(contract.getDesk, ({ actor, params, database }) =>
  getDesk(database, actor, params.projectId),
);

export const PATCH = route(contract.changeDesk, ({ actor, params, body, database }) =>
  changeDesk(database, actor, params.projectId, body),
);
