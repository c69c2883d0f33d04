import type { FileFormat } from "@/lib/domain/dataset/export";

/** A file format as the messages name it: their keys have no dots. */
export function formatKey(format: FileFormat): "jsonl" | "jsonlGz" | "parquet" | "csv" {
  return format === "jsonl.gz" ? "jsonlGz" : format;
}
