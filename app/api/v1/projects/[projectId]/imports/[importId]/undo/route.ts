import { undoImport as contract } from "@/lib/domain/api/ingest";
import { route } from "@/lib/server/route";
import { undoImport } from "@/lib/services/ingest/undo-import";

export const POST = route(contract, ({ actor, params, database }) =>
  undoImport(database, actor, params.projectId, params.importId),
);
