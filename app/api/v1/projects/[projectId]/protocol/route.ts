import * as contract from "@/lib/domain/api/projects";
import { route } from "@/lib/server/route";
import { changeProtocol } from "@/lib/services/people/projects/change-protocol";

export const PUT = route(contract.changeProtocol, ({ actor, params, body, database }) =>
  changeProtocol(database, actor, params.projectId, body),
);
