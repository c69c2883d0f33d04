import { previewDataset as contract } from "@/lib/domain/api/datasets";
import { route } from "@/lib/server/route";
import { previewRecipe } from "@/lib/services/release/reports/get-reports";

export const POST = route(contract, ({ actor, params, body, database }) =>
  previewRecipe(database, actor, params.projectId, body.recipe),
);
