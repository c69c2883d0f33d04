import { getDatasetExport } from "@/lib/domain/api/dataset-export";
import { route } from "@/lib/server/route";
import { getExport } from "@/lib/services/release/dataset-export/get-export";

export const GET = route(getDatasetExport, ({ actor, params, database }) =>
  getExport(database, actor, params),
);
