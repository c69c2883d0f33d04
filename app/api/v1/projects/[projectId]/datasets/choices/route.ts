import { getRecipeChoices as contract } from "@/lib/domain/api/datasets";
import { route } from "@/lib/server/route";
import { getRecipeChoices } from "@/lib/services/release/reports/get-reports";

export const GET = route(contract, ({ actor, params, database }) =>
  getRecipeChoices(database, actor, params.projectId),
);
