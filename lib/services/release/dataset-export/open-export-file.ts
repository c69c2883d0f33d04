import { createHash } from "node:crypto";
import type { Readable } from "node:stream";
import type { OpenDatabase } from "@/db/client";
import type { ExportKey } from "@/db/queries/release/dataset-export";
import type { Actor } from "@/lib/domain/actor";
import { zipName } from "@/lib/domain/api/dataset-export";
import { ConcordError } from "@/lib/domain/error";
import { exportKey, exportStore } from "../storage";
import { requireFiles } from "./get-export";
import { zipOf } from "./zip";

/** A file that can be read in part; its tag changes exactly when its bytes do. */
export interface OpenedFile {
  name: string;
  bytes: number;
  tag: string;
  /** @param range first and last byte */
  read(range?: { start: number; end: number }): Promise<Readable>;
}

/**
 * A file of an export by its path, or the whole export as a zip.
 * @throws ConcordError not_found | forbidden | conflict: not written yet
 */
export async function openExportFile(
  database: OpenDatabase,
  actor: Actor,
  key: ExportKey,
  path: string,
): Promise<OpenedFile> {
  const files = await requireFiles(database, actor, key);
  const store = exportStore();
  const read = async (name: string, range?: { start: number; end: number }): Promise<Readable> => {
    const stream = await store.read(exportKey(key, name), range);
    if (!stream) throw new ConcordError("not_found", "The file is gone from the store: export it again.");
    return stream;
  };
  if (path === zipName) {
    const folder = `dataset-${key.number}-${key.preset}`;
    const zip = await zipOf(folder, files, read);
    const tag = createHash("sha256")
      .update(files.map(({ sha256 }) => sha256).join())
      .digest("hex");
    return {
      name: `${folder}-${key.format}.zip`,
      bytes: zip.bytes,
      tag,
      read: async (range) => zip.read(range),
    };
  }
  const file = files.find((one) => one.path === path);
  if (!file) throw new ConcordError("not_found", `The export has no file ${path}.`);
  return { name: path, bytes: file.bytes, tag: file.sha256, read: (range) => read(path, range) };
}
