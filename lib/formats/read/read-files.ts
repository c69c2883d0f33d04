import type { ImportRecord, ReadEvent, RowProblem } from "../record";
import { stemOf } from "./file-names";
import { defaultLimits, type ReadLimits } from "./input";
import type { Pictures } from "./pictures";
import type { RecognisedFile } from "./recognise";
import { RowError } from "./row-error";
import { type Fields, type Row, readRows } from "./rows";
import type { Shape } from "./shape";

export interface ReadOptions {
  limits?: ReadLimits;
  signal?: AbortSignal;
  /** What rows may name by path; without it such a path stays as it is. */
  pictures?: Pictures;
  /** Told after every row: bytes and rows so far, over all files. */
  onProgress?: (progress: { bytes: number; rows: number }) => void;
}

/**
 * Reads the files of an import one after the other and yields their records and problems, in constant memory. A row with
 * a problem yields no record.
 * @throws ConcordError invalid_file where a file cannot be read any further; the signal's reason when cancelled
 */
export async function* readFiles(
  recognised: readonly RecognisedFile[],
  options: ReadOptions = {},
): AsyncGenerator<ReadEvent> {
  const limits = options.limits ?? defaultLimits;
  let bytesBefore = 0;
  let rows = 0;
  for (const one of recognised) {
    const { file, shape } = one;
    let bytes = 0;
    const read = readRows(file, limits, (so) => {
      bytes = so;
    });
    for await (const { line, row, fields, error, group } of groupRows(read, shape)) {
      options.signal?.throwIfAborted();
      rows += group.length;
      const problem = (problemIn: RowError): ReadEvent => ({
        kind: "problem",
        problem: problemOf(file.name, line, row, problemIn),
      });
      if (error) yield problem(error);
      else if (!shape?.matches(fields, file.name))
        yield problem(
          new RowError(
            "",
            `fields ${Object.keys(fields).slice(0, 12).join(", ")}`,
            shape?.title ?? "a known format",
          ),
        );
      else {
        const source = { file: file.name, line, row };
        const context = { source, stem: one.model ?? stemOf(file.name), versus: one.versus, fields, group };
        try {
          const records = await withPictures([...shape.read(context)], options.pictures, limits);
          for (const record of records) yield { kind: "record", record };
        } catch (caught) {
          if (!(caught instanceof RowError)) throw caught;
          yield problem(caught);
        }
      }
      options.onProgress?.({ bytes: bytesBefore + bytes, rows });
    }
    bytesBefore += bytes;
  }
}

async function withPictures(
  records: ImportRecord[],
  pictures: Pictures | undefined,
  limits: ReadLimits,
): Promise<ImportRecord[]> {
  if (!pictures) return records;
  const told: ImportRecord[] = [];
  for (const record of records)
    if (record.type === "judgment" || !record.messages) told.push(record);
    else
      told.push({ ...record, messages: await pictures.inline(record.messages, record.source.file, limits) });
  return told;
}

type Grouped = Row & { group: readonly Fields[] };
const mostInGroup = 1_000;

/** Rows as they come; where a shape says which neighbours belong together, those as one. */
async function* groupRows(rows: AsyncIterable<Row>, shape: Shape | null): AsyncGenerator<Grouped> {
  let open: { key: string; first: Row; group: Fields[] } | null = null;
  for await (const row of rows) {
    const key = row.fields && shape?.groupOf?.(row.fields);
    if (open && (key !== open.key || open.group.length >= mostInGroup)) {
      yield { ...open.first, group: open.group };
      open = null;
    }
    if (!row.fields || typeof key !== "string") yield { ...row, group: row.fields ? [row.fields] : [{}] };
    else if (open) open.group.push(row.fields);
    else open = { key, first: row, group: [row.fields] };
  }
  if (open) yield { ...open.first, group: open.group };
}

function problemOf(file: string, line: number, row: number, error: RowError): RowProblem {
  return { file, line, row, field: error.field, found: error.found, expected: error.expected };
}
