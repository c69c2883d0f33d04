import { listPrompts as contract } from "@/lib/domain/api/ingest";
import { route } from "@/lib/server/route";
import { listPrompts } from "@/lib/services/ingest/read-content";

export const GET = route(contract, ({ actor, params, query, database }) =>
  listPrompts(database, actor, params.projectId, query),
);
