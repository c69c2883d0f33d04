import * as contract from "@/lib/domain/api/projects";
import { route } from "@/lib/server/route";
import { changeProject } from "@/lib/services/people/projects/change-project";
import { getProject } from "@/lib/services/people/projects/get-project";

export const GET = route(contract.getProject, ({ actor, params, database }) =>
  getProject(database, actor, params.projectId),
);

export const PATCH = route(contract.changeProject, ({ actor, params, body, database }) =>
  changeProject(database, actor, params.projectId, body),
);
