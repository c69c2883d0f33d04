import { randomUUID } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import type { ExportStore } from "./store";

/** Files below a folder, on the disk that all processes share. A half-written one has another name until it is whole. */
export class FolderStore implements ExportStore {
  constructor(readonly root: string) {}

  #place(key: string): string {
    const place = path.join(this.root, key);
    if (!place.startsWith(this.root + path.sep)) throw new Error(`${key} leads out of the folder`);
    return place;
  }

  async write(key: string, bytes: NodeJS.ReadableStream): Promise<void> {
    const place = this.#place(key);
    // A source that breaks off before it is read from is told by the pipeline below.
    bytes.once("error", () => {});
    await fs.promises.mkdir(path.dirname(place), { recursive: true });
    const half = `${place}.${randomUUID()}.part`;
    try {
      await pipeline(bytes, fs.createWriteStream(half));
      await fs.promises.rename(half, place);
    } catch (error) {
      await fs.promises.rm(half, { force: true });
      throw error;
    }
  }

  async read(key: string, range?: { start: number; end: number }) {
    const place = this.#place(key);
    const handle = await fs.promises.open(place).catch((error: NodeJS.ErrnoException) => {
      if (error.code === "ENOENT") return null;
      throw error;
    });
    return handle === null ? null : handle.createReadStream({ highWaterMark: 256 * 1024, ...range });
  }

  async remove(prefix: string): Promise<void> {
    await fs.promises.rm(this.#place(prefix), { recursive: true, force: true });
  }
}
