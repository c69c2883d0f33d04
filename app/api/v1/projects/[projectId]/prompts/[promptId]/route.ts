import { getPrompt as contract } from "@/lib/domain/api/ingest";
import { route } from "@/lib/server/route";
import { getPrompt } from "@/lib/services/ingest/read-content";

export const GET = route(contract, ({ actor, params, database }) =>
  getPrompt(database, actor, params.projectId, params.promptId),
);
