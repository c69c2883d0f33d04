import type { Database } from "@/db/client";
import { saveProgress } from "@/db/queries/ingest/import";
import { ConcordError } from "@/lib/domain/error";

const intervalMs = 400;

/**
 * Writes down an import's progress, outside the import's transaction, and learns on the way that it was cancelled.
 */
export class ImportProgress {
  readonly cancelled = new ConcordError("conflict", "The import was cancelled. Nothing of it was kept.");
  bytesRead = 0;
  rowsRead = 0;
  /** Aborted when the import is cancelled or the worker stops. */
  readonly signal: AbortSignal;
  readonly #abort = new AbortController();
  readonly #timer: NodeJS.Timeout;
  #writing: Promise<unknown> = Promise.resolve();

  constructor(
    readonly db: Database,
    readonly projectId: string,
    readonly importId: string,
    readonly stopping?: AbortSignal,
  ) {
    this.signal = stopping ? AbortSignal.any([this.#abort.signal, stopping]) : this.#abort.signal;
    this.#writing = this.#write().catch(() => {});
    this.#timer = setInterval(() => {
      this.#writing = this.#writing.then(() => this.#write()).catch(() => {});
    }, intervalMs);
  }

  get isStopping(): boolean {
    return this.stopping?.aborted ?? false;
  }

  set(now: { bytes: number; rows: number }): void {
    this.bytesRead = now.bytes;
    this.rowsRead = now.rows;
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.#writing;
  }

  async #write(): Promise<void> {
    const status = await saveProgress(this.db, this.projectId, this.importId, this);
    if (status !== "running") this.#abort.abort(this.cancelled);
  }
}
