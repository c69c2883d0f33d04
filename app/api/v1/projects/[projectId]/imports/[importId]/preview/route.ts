import { previewImport as contract } from "@/lib/domain/api/ingest";
import { route } from "@/lib/server/route";
import { previewImport } from "@/lib/services/ingest/preview-import";

export const POST = route(contract, ({ actor, params, body, database }) =>
  previewImport(database, actor, params.projectId, params.importId, body.mapping),
);
