import * as contract from "@/lib/domain/api/projects";
import { route } from "@/lib/server/route";
import { changeGuidelines } from "@/lib/services/people/projects/change-guidelines";
import { getGuidelines } from "@/lib/services/people/projects/get-guidelines";

export const GET = route(contract.getGuidelines, ({ actor, params, database }) =>
  getGuidelines(database, actor, params.projectId),
);

export const PUT = route(contract.changeGuidelines, ({ actor, params, body, database }) =>
  changeGuidelines(database, actor, params.projectId, body.body),
);
