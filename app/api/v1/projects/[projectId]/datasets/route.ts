import { freezeDataset as freezeContract, listDatasets as listContract } from "@/lib/domain/api/datasets";
import { route } from "@/lib/server/route";
import { freezeDataset } from "@/lib/services/release/datasets/freeze-dataset";
import { listDatasets } from "@/lib/services/release/datasets/list-datasets";

export const GET = route(listContract, ({ actor, params, query, database }) =>
  listDatasets(database, actor, params.projectId, query),
);

export const POST = route(freezeContract, ({ actor, params, body, database }) =>
  freezeDataset(database, actor, params.projectId, body),
);
