import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import { createGunzip } from "node:zlib";
import { parse as parseCsv } from "csv-parse";
import { asyncBufferFromFile, parquetMetadataAsync, parquetReadObjects } from "hyparquet";
import type { FileFormat } from "@/lib/domain/dataset/export";

/** The rows of a data file, one after the other; of CSV the texts of its cells. @throws Error for what cannot be read */
export async function* readDataFile(
  file: string,
  format: FileFormat,
): AsyncGenerator<Readonly<Record<string, unknown>>> {
  if (format === "parquet") yield* readParquet(file);
  else if (format === "csv") {
    const rows = createReadStream(file).pipe(parseCsv({ bom: true, columns: true }));
    yield* rows as AsyncIterable<Record<string, string>>;
  } else {
    const bytes = createReadStream(file);
    const input = format === "jsonl.gz" ? bytes.pipe(createGunzip()) : bytes;
    bytes.on("error", (error) => input.destroy(error));
    for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY }))
      yield JSON.parse(line) as Record<string, unknown>;
  }
}

async function* readParquet(filename: string): AsyncGenerator<Record<string, unknown>> {
  const file = await asyncBufferFromFile(filename);
  const metadata = await parquetMetadataAsync(file);
  let rowStart = 0;
  for (const group of metadata.row_groups) {
    const rowEnd = rowStart + Number(group.num_rows);
    yield* await parquetReadObjects({ file, metadata, rowStart, rowEnd });
    rowStart = rowEnd;
  }
}
