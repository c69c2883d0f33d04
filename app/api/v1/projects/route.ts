import * as contract from "@/lib/domain/api/projects";
import { route } from "@/lib/server/route";
import { createProject } from "@/lib/services/people/projects/create-project";
import { listProjects } from "@/lib/services/people/projects/list-projects";

export const GET = route(contract.listProjects, async ({ actor, database }) => ({
  projects: await listProjects(database, actor),
}));

export const POST = route(contract.createProject, ({ actor, body, database }) =>
  createProject(database, actor, body),
);
