import type { ImportRow } from "@/db/queries/ingest/import";
import { isoTime } from "@/db/queries/time";
import type { ImportView } from "@/lib/domain/api/ingest";
import { importOptionsSchema } from "@/lib/domain/import";

/** An import as the API shows it. */
export function viewImport(row: ImportRow): ImportView {
  const holder = row.options.sameAs;
  return {
    id: typeof holder === "string" ? holder : row.id,
    alreadyImported: typeof holder === "string",
    status: row.status,
    fileNames: row.fileNames,
    format: row.format,
    options: importOptionsSchema.parse(row.options),
    bytesTotal: row.bytesTotal,
    bytesRead: row.bytesRead,
    rowsRead: row.rowsRead,
    problemCount: row.problemCount,
    firstProblems: row.firstProblems,
    summary: row.summary,
    error: row.error,
    createdAt: isoTime(row.createdAt),
    startedAt: row.startedAt && isoTime(row.startedAt),
    finishedAt: row.finishedAt && isoTime(row.finishedAt),
  };
}
