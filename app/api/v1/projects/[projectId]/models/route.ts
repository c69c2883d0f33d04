import { listModels as contract } from "@/lib/domain/api/ingest";
import { route } from "@/lib/server/route";
import { listModels } from "@/lib/services/ingest/read-content";

export const GET = route(contract, ({ actor, params, database }) =>
  listModels(database, actor, params.projectId),
);
