import { Readable } from "node:stream";
import { gzipSync } from "node:zlib";
import type { ImportRecord, RowProblem } from "../record";
import type { InputFile, ReadLimits } from "./input";
import { readFiles } from "./read-files";
import { formatOf, recogniseFiles } from "./recognise";

/** A file whose bytes come from memory, or are made as they are read. */
export function fileOf(name: string, content: string | Buffer | (() => Iterable<Buffer>)): InputFile {
  const open = () =>
    typeof content === "function"
      ? Readable.from(content(), { objectMode: false })
      : Readable.from([Buffer.from(content)]);
  return { name, size: null, open };
}

/** Everything an import would learn from these files. */
export async function readAll(files: readonly InputFile[], limits?: ReadLimits) {
  const recognised = await recogniseFiles(files, undefined, limits);
  const records: ImportRecord[] = [];
  const problems: RowProblem[] = [];
  for await (const event of readFiles(recognised, { limits }))
    if (event.kind === "record") records.push(event.record);
    else problems.push(event.problem);
  return { format: formatOf(recognised), records, problems };
}

/** The same rows in every container that an importer meets: lines, an array, both again by gzip, other line ends. */
export function containersOf(rows: readonly object[]): Record<string, string | Buffer> {
  const lines = rows.map((row) => JSON.stringify(row)).join("\n");
  const array = JSON.stringify(rows);
  return {
    JSONL: `${lines}\n`,
    "JSONL with CRLF and a byte order mark": `\ufeff${lines.replaceAll("\n", "\r\n")}\r\n\r\n`,
    "a JSON array": array,
    "a JSON array over many lines": JSON.stringify(rows, null, 2),
    "gzipped JSONL": gzipSync(lines),
    "a gzipped JSON array": gzipSync(array),
    "UTF-16": Buffer.from(`\ufeff${lines}`, "utf16le"),
  };
}
