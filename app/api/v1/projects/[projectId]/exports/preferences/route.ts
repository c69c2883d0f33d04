import { Readable } from "node:stream";
import { exportPreferences as contract } from "@/lib/domain/api/release";
import { route } from "@/lib/server/route";
import { exportPreferences } from "@/lib/services/release/export-preferences";

export const GET = route(contract, async ({ actor, params, query, request, database }) => {
  const lines = Readable.from(await exportPreferences(database, actor, params.projectId, query), {
    objectMode: true,
  });
  // Whoever goes away stops the reading.
  request.signal.addEventListener("abort", () => lines.destroy());
  const bytes = lines.map((text: string) => Buffer.from(text));
  return new Response(Readable.toWeb(bytes) as ReadableStream, {
    headers: {
      "content-type": "application/x-ndjson",
      "content-disposition": `attachment; filename="preferences-${query.split}.jsonl"`,
      "cache-control": "no-store",
    },
  });
});
