import fs from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { OpenDatabase } from "@/db/client";
import type { Actor } from "@/lib/domain/actor";
import { ConcordError } from "@/lib/domain/error";
import { requireImport } from "./find-import";
import { uploadFolder, uploadPath } from "./upload-folder";

/**
 * Stores one file of an import as it streams in. A broken upload leaves nothing; sending it again replaces it.
 * @throws ConcordError not_found | forbidden | conflict | invalid_input
 */
export async function uploadFile(
  database: OpenDatabase,
  actor: Actor,
  projectId: string,
  importId: string,
  index: number,
  body: ReadableStream<Uint8Array> | null,
): Promise<{ bytes: number }> {
  const row = await requireImport(database, actor, projectId, importId, "data.import");
  if (row.status !== "uploading") throw new ConcordError("conflict", "This import has been started already.");
  if (index >= row.fileNames.length)
    throw new ConcordError("invalid_input", "The import was opened for fewer files.");
  fs.mkdirSync(uploadFolder(importId), { recursive: true });
  const place = uploadPath(importId, index);
  const partial = `${place}.partial`;
  try {
    const source = body
      ? Readable.fromWeb(body as Parameters<typeof Readable.fromWeb>[0])
      : Readable.from([]);
    await pipeline(source, fs.createWriteStream(partial));
    fs.renameSync(partial, place);
  } catch (error) {
    fs.rmSync(partial, { force: true });
    throw error;
  }
  return { bytes: fs.statSync(place).size };
}
