import type { Column, FileFormat } from "@/lib/domain/dataset/export";
import { csvWriter } from "./csv";
import { gzipWriter } from "./gzip";
import { parquetWriter } from "./parquet";

/** Turns lines of JSON into the bytes of a file, a piece at a time: memory does not grow with the file. */
export interface FileWriter {
  /** @returns the bytes that are ready */
  write(lines: readonly string[]): Promise<Uint8Array> | Uint8Array;
  end(): Promise<Uint8Array> | Uint8Array;
}

/** A writer of one file. The same lines give the same bytes: no time, no name, no machine is written into them. */
export function fileWriter(format: FileFormat, columns: readonly Column[]): FileWriter {
  if (format === "parquet") return parquetWriter(columns);
  if (format === "csv") return csvWriter(columns);
  return format === "jsonl.gz" ? gzipWriter() : jsonlWriter();
}

function jsonlWriter(): FileWriter {
  return {
    write: (lines) => (lines.length === 0 ? new Uint8Array() : Buffer.from(`${lines.join("\n")}\n`)),
    end: () => new Uint8Array(),
  };
}
