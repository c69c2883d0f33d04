import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import type { Readable } from "node:stream";

/** One file of an import. It is opened more than once: to recognise it, to hash it, to read it. */
export interface InputFile {
  /** As given, e.g. results/m1/model_outputs.json: the name may be all that tells the model. */
  name: string;
  /** Bytes on disk, null where not known. */
  size: number | null;
  open(): Readable;
}

/** A file on disk. */
export function inputFile(path: string, name: string, size: number | null): InputFile {
  return { name, size, open: () => createReadStream(path, { highWaterMark: 256 * 1024 }) };
}

/** What a reader refuses, so that a hostile file costs little. Bytes, characters, levels. */
export interface ReadLimits {
  /** One row or element, in characters. */
  rowLength: number;
  /** Nesting of one row. */
  depth: number;
  /** Bytes after decompression, over all files. */
  totalBytes: number;
  /** Decompressed bytes per compressed byte, beyond the first 64 MB. */
  gzipRatio: number;
  /** Bytes of one picture that a row names. */
  pictureBytes: number;
}

export const defaultLimits: ReadLimits = {
  rowLength: 64 * 1024 * 1024,
  depth: 200,
  totalBytes: 200 * 1024 ** 3,
  gzipRatio: 200,
  pictureBytes: 5 * 1024 ** 2,
};

/**
 * sha256 over the files' contents and names, whatever the order in which they are given.
 * @returns 32 bytes
 */
export async function hashFiles(files: readonly InputFile[]): Promise<Buffer> {
  const digests: string[] = [];
  for (const file of files) {
    const hash = createHash("sha256");
    for await (const chunk of file.open()) hash.update(chunk as Buffer);
    digests.push(`${file.name}\0${hash.digest("hex")}`);
  }
  return createHash("sha256").update(digests.sort().join("\n")).digest();
}
