import { getDataset as contract } from "@/lib/domain/api/datasets";
import { route } from "@/lib/server/route";
import { getDataset } from "@/lib/services/release/datasets/get-dataset";

export const GET = route(contract, ({ actor, params, database }) =>
  getDataset(database, actor, params.projectId, params.number),
);
