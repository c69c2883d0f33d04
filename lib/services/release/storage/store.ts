import type { Readable } from "node:stream";

/** Where exports lie: files by their keys, "exports/…", written once and read in part or whole. */
export interface ExportStore {
  /** Writes a file; it is there when this returns, and not before. */
  write(key: string, bytes: Readable): Promise<void>;
  /** @param range first and last byte @returns null where there is no such file */
  read(key: string, range?: { start: number; end: number }): Promise<Readable | null>;
  /** Removes every file whose key starts so. */
  remove(prefix: string): Promise<void>;
}
