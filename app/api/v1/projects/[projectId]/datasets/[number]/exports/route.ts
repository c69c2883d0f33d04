import * as contract from "@/lib/domain/api/dataset-export";
import { route } from "@/lib/server/route";
import { listExports } from "@/lib/services/release/dataset-export/list-exports";
import { startExport } from "@/lib/services/release/dataset-export/start-export";

export const GET = route(contract.listDatasetExports, ({ actor, params, database }) =>
  listExports(database, actor, params.projectId, params.number),
);

export const POST = route(contract.createDatasetExport, ({ actor, params, body, database }) =>
  startExport(database, actor, { ...params, ...body }),
);
