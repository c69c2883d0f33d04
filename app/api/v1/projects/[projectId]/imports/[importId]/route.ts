import { getImport as contract } from "@/lib/domain/api/ingest";
import { route } from "@/lib/server/route";
import { requireImport } from "@/lib/services/ingest/find-import";
import { viewImport } from "@/lib/services/ingest/view-import";

export const GET = route(contract, async ({ actor, params, database }) =>
  viewImport(await requireImport(database, actor, params.projectId, params.importId, "data.read")),
);
