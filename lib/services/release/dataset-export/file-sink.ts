import { createHash } from "node:crypto";
import { once } from "node:events";
import { PassThrough } from "node:stream";
import type { ExportedFile } from "@/lib/domain/dataset/export";
import type { ExportStore } from "../storage/store";

/** One file on its way to the store: counted and hashed as it passes, held back while the store is slower. */
export class FileSink {
  rows = 0;
  #bytes = 0;
  readonly #hash = createHash("sha256");
  readonly #stream = new PassThrough({ highWaterMark: 1024 * 1024 });
  readonly #stored: Promise<void>;

  /** @param key in the store @param path in the export */
  constructor(
    store: ExportStore,
    key: string,
    readonly path: string,
  ) {
    this.#stored = store.write(key, this.#stream);
    // Told where it is waited for.
    this.#stored.catch((error: unknown) => this.#stream.destroy(error as Error));
    this.#stream.on("error", () => {});
  }

  async write(bytes: Uint8Array): Promise<void> {
    if (bytes.length === 0) return;
    this.#bytes += bytes.length;
    this.#hash.update(bytes);
    if (this.#stream.destroyed) await this.#stored;
    if (!this.#stream.write(bytes)) await Promise.race([once(this.#stream, "drain"), this.#stored]);
  }

  /** @param isData whether its rows are counted */
  async end(isData: boolean): Promise<ExportedFile> {
    this.#stream.end();
    await this.#stored;
    return {
      path: this.path,
      bytes: this.#bytes,
      sha256: this.#hash.digest("hex"),
      rows: isData ? this.rows : null,
    };
  }

  /** Gives up: the store keeps nothing of it. */
  async abort(): Promise<void> {
    this.#stream.destroy(new Error("the export was given up"));
    await this.#stored.catch(() => {});
  }
}
