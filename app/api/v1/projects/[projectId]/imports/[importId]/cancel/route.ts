import { cancelImport as contract } from "@/lib/domain/api/ingest";
import { route } from "@/lib/server/route";
import { cancelImport } from "@/lib/services/ingest/cancel-import";

export const POST = route(contract, ({ actor, params, database }) =>
  cancelImport(database, actor, params.projectId, params.importId),
);
