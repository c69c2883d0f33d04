import { readExportFile } from "@/lib/domain/api/dataset-export";
import { answerRange } from "@/lib/server/range";
import { type Call, route } from "@/lib/server/route";
import { openExportFile } from "@/lib/services/release/dataset-export/open-export-file";

async function answer({ actor, params, request, database }: Call<typeof readExportFile>): Promise<Response> {
  const { file, ...key } = params;
  return answerRange(request, await openExportFile(database, actor, key, file));
}

export const GET = route(readExportFile, answer);

/** Tools ask for size and tag before they read parts. */
export const HEAD = route(readExportFile, answer);
