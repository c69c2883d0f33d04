import { createImport as createContract, listImports as listContract } from "@/lib/domain/api/ingest";
import { route } from "@/lib/server/route";
import { createImport } from "@/lib/services/ingest/create-import";
import { listImports } from "@/lib/services/ingest/list-imports";

export const GET = route(listContract, ({ actor, params, query, database }) =>
  listImports(database, actor, params.projectId, query),
);

export const POST = route(createContract, ({ actor, params, body, database }) =>
  createImport(database, actor, params.projectId, body.files),
);
