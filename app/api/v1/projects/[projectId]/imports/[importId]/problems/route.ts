import fs from "node:fs";
import { Readable } from "node:stream";
import { downloadProblems as contract } from "@/lib/domain/api/ingest";
import { route } from "@/lib/server/route";
import { requireImport } from "@/lib/services/ingest/find-import";
import { problemsPath } from "@/lib/services/ingest/upload-folder";

export const GET = route(contract, async ({ actor, params, database }) => {
  const { id } = await requireImport(database, actor, params.projectId, params.importId, "data.read");
  const place = problemsPath(id);
  const lines = fs.existsSync(place) ? Readable.toWeb(fs.createReadStream(place)) : null;
  return new Response(lines as ReadableStream | null, {
    headers: {
      "content-type": "application/x-ndjson",
      "content-disposition": 'attachment; filename="problems.jsonl"',
    },
  });
});
