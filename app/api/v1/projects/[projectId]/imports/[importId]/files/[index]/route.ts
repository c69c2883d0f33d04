import { uploadFile as contract } from "@/lib/domain/api/ingest";
import { route } from "@/lib/server/route";
import { uploadFile } from "@/lib/services/ingest/upload-file";

export const PUT = route(contract, ({ actor, params, request, database }) =>
  uploadFile(database, actor, params.projectId, params.importId, params.index, request.body),
);
