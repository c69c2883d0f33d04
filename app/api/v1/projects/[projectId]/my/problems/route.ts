import { listOwnProblems as contract } from "@/lib/domain/api/desk";
import { route } from "@/lib/server/route";
import { listOwnProblems } from "@/lib/services/judge/problems/list-own-problems";

export const GET = route(contract, ({ actor, params, query, database }) =>
  listOwnProblems(database, actor, params.projectId, query),
);
