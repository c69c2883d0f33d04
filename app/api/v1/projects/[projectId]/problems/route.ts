import { listProblems as contract } from "@/lib/domain/api/desk";
import { route } from "@/lib/server/route";
import { listProblems } from "@/lib/services/judge/problems/list-problems";

export const GET = route(contract, ({ actor, params, query, database }) =>
  listProblems(database, actor, params.projectId, query),
);
