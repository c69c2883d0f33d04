import { lintRecipe as contract } from "@/lib/domain/api/datasets";
import { route } from "@/lib/server/route";
import { lintRecipe } from "@/lib/services/release/reports/get-reports";

export const POST = route(contract, ({ actor, params, body, database }) =>
  lintRecipe(database, actor, params.projectId, body.recipe, body.options),
);
