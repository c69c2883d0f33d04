import { Readable } from "node:stream";
import { CsvError, parse as parseCsv } from "csv-parse";
import { splitJson } from "./elements";
import type { InputFile, ReadLimits } from "./input";
import { parseLossless, refuseUnstorable, shorten } from "./json";
import { RowError } from "./row-error";
import { fileError, readText } from "./text";

export type Fields = Record<string, unknown>;

/** One row of a file: its fields, or what is wrong with it. */
export type Row = { line: number; row: number } & (
  | { fields: Fields; error: null }
  | { fields: null; error: RowError }
);

export type Container = "json" | "csv" | "tsv";

/**
 * Reads the rows of a JSON, JSONL, CSV or TSV file, gzipped or not, in constant memory.
 * @throws ConcordError invalid_file for what is no such file at all: HTML, a Git LFS pointer, an empty file …
 */
export async function* readRows(
  file: InputFile,
  limits: ReadLimits,
  count: (bytes: number) => void = () => {},
): AsyncGenerator<Row> {
  const chunks = readText(file, limits, count);
  const first = await chunks.next();
  const start = first.done ? "" : first.value;
  const container = containerOf(file.name, start);
  const all = (async function* () {
    yield start.startsWith("\ufeff") ? start.slice(1) : start;
    yield* chunks;
  })();
  if (container === "json") yield* readJson(file.name, all, limits);
  else yield* readTable(file.name, all, limits, container);
}

/** JSON starts with a brace or a bracket; everything else is a table: with tabs in its first line TSV, with commas CSV. */
function containerOf(name: string, start: string): Container {
  const text = start.replace(/^\ufeff/, "").trimStart();
  if (text === "") throw fileError(name, 1, "an empty file", "JSON, JSONL, CSV or TSV");
  if (text.startsWith("version https://git-lfs"))
    throw fileError(name, 1, "a Git LFS pointer", "the file itself (git lfs pull fetches it)");
  if (/^<(!doctype|html|\?xml|head|body)/i.test(text))
    throw fileError(
      name,
      1,
      "an HTML page",
      "JSON, JSONL or CSV (was the download a page that asks to sign in?)",
    );
  if (/^[[{]/.test(text)) return "json";
  const line = text.split("\n", 1)[0] ?? "";
  if (text.includes("\0")) throw fileError(name, 1, "NUL bytes", "a text file");
  if (line.includes("\t")) return "tsv";
  if (line.includes(",")) return "csv";
  throw fileError(name, 1, shorten(line), "JSON, JSONL, CSV or TSV");
}

async function* readJson(
  name: string,
  chunks: AsyncIterable<string>,
  limits: ReadLimits,
): AsyncGenerator<Row> {
  for await (const element of splitJson(name, chunks, limits.rowLength)) {
    const { line, row } = element;
    try {
      if (element.text === null)
        throw new RowError("", `a row of over ${limits.rowLength} characters`, "a shorter row");
      const value = parseLossless(element.text, limits.depth);
      if (typeof value !== "object" || value === null || Array.isArray(value))
        throw new RowError("", shorten(element.text), "an object");
      yield { line, row, fields: value as Fields, error: null };
    } catch (error) {
      if (!(error instanceof RowError)) throw error;
      yield { line, row, fields: null, error };
    }
  }
}

/** CSV, or TSV: there a quotation mark is a character like any other. */
async function* readTable(
  name: string,
  chunks: AsyncIterable<string>,
  limits: ReadLimits,
  container: "csv" | "tsv",
): AsyncGenerator<Row> {
  const parser = parseCsv({
    ...(container === "tsv" && { delimiter: "\t", quote: false as const }),
    info: true,
    bom: true,
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: limits.rowLength,
  });
  const feeding = Readable.from(chunks);
  feeding.on("error", (error) => parser.destroy(error));
  feeding.pipe(parser);
  let header: string[] | null = null;
  let row = 0;
  try {
    for await (const { record, info } of parser as AsyncIterable<{
      record: string[];
      info: { lines: number };
    }>) {
      const line = info.lines;
      if (!header) {
        header = record.map((field) => field.trim());
        const twice = header.find((field, index) => header?.indexOf(field) !== index);
        if (twice !== undefined) throw fileError(name, 1, `the column "${twice}" twice`, "each column once");
        continue;
      }
      row++;
      try {
        if (record.length !== header.length)
          throw new RowError("", `${record.length} fields`, `${header.length}, as in the header`);
        const fields: Fields = Object.fromEntries(header.map((field, index) => [field, record[index]]));
        refuseUnstorable(fields, "");
        yield { line, row, fields, error: null };
      } catch (error) {
        if (!(error instanceof RowError)) throw error;
        yield { line, row, fields: null, error };
      }
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw fileError(
      name,
      Number(error.lines ?? 0),
      shorten(error.message),
      `well-formed ${container.toUpperCase()}`,
    );
  }
  if (!header) throw fileError(name, 1, "no header", "a header with column names");
}
