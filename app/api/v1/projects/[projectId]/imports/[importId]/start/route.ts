import { startImport as contract } from "@/lib/domain/api/ingest";
import { route } from "@/lib/server/route";
import { startImport } from "@/lib/services/ingest/start-import";

export const POST = route(contract, ({ actor, params, body, database }) =>
  startImport(database, actor, params.projectId, params.importId, body),
);
