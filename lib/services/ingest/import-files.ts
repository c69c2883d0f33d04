import { createHash } from "node:crypto";
import { inTransaction, type OpenDatabase, type Transaction } from "@/db/client";
import { findImport, findSameImport, type ImportRow, moveImport } from "@/db/queries/ingest/import";
import { mergeContent } from "@/db/queries/ingest/merge-content";
import { findUnresolved, mergeJudgments } from "@/db/queries/ingest/merge-judgments";
import { Stage } from "@/db/queries/ingest/stage";
import { addToCounters } from "@/db/queries/people/counter";
import { lockAgainstFreeze } from "@/db/queries/release/dataset";
import { type FieldMapping, fieldMappingSchema } from "@/lib/domain/api/ingest";
import { ConcordError } from "@/lib/domain/error";
import { type ImportOptions, type ImportSummary, importOptionsSchema } from "@/lib/domain/import";
import { hashFiles, type InputFile } from "@/lib/formats/read/input";
import { type Pictures, splitPictures } from "@/lib/formats/read/pictures";
import { readFiles } from "@/lib/formats/read/read-files";
import { formatOf, type RecognisedFile, recogniseFiles, requireShapes } from "@/lib/formats/read/recognise";
import { ImportProgress } from "./import-progress";
import { ProblemLog } from "./problem-log";
import { stageRecord } from "./stage-record";
import { problemsPath, removeUploads, uploadedFiles } from "./upload-folder";

/** Thrown at the end of a dry run, so that its transaction leaves nothing. */
class DryRun extends Error {
  constructor(readonly summary: ImportSummary) {
    super("dry run");
  }
}

/**
 * Reads the files of a queued import into its project: one transaction, constant memory, progress in the import's row.
 * Whatever fails, the project is as it was, and the row says why. Called by the worker; the actor was asked at the start.
 */
export async function importFiles(
  database: OpenDatabase,
  projectId: string,
  importId: string,
  signal?: AbortSignal,
): Promise<void> {
  const row = await moveImport(database.db, projectId, importId, ["queued", "running"], {
    status: "running",
    startedAt: new Date(),
  });
  if (!row) return;
  const { mapping, ...rest } = row.options;
  const options = importOptionsSchema.parse(rest);
  const progress = new ImportProgress(database.db, projectId, importId, signal);
  const problems = new ProblemLog(problemsPath(importId));
  try {
    const files = uploadedFiles(importId, row.fileNames);
    if (!files) throw new ConcordError("invalid_file", "The uploaded files are gone. Upload them again.");
    const contentHash = await hashImport(files, options, mapping);
    const same = options.dryRun ? null : await findSameImport(database.db, projectId, contentHash);
    if (same) return await endAsKnown(database, row, same);
    const { rows, pictures } = splitPictures(files);
    const recognised = await recogniseFiles(rows, mapping ? fieldMappingSchema.parse(mapping) : undefined);
    requireShapes(recognised);
    const format = formatOf(recognised);
    await inTransaction(database, async (transaction) => {
      const summary = await readInto(transaction, row, options, { recognised, pictures }, progress, problems);
      if (options.dryRun) throw new DryRun(summary);
      const { bytesRead, rowsRead } = progress;
      const done = {
        status: "done",
        format,
        summary,
        contentHash,
        bytesRead,
        rowsRead,
        ...problems.outcome,
      } as const;
      if (
        !(await moveImport(transaction.db, projectId, importId, ["running"], {
          ...done,
          finishedAt: new Date(),
        }))
      )
        throw progress.cancelled;
    });
    removeUploads(importId, row.fileNames.length);
  } catch (error) {
    await endUnfinished(database, row, error, progress, problems);
  } finally {
    await progress.stop();
    problems.close();
  }
}

async function readInto(
  { db, sql }: Transaction,
  row: ImportRow,
  options: ImportOptions,
  { recognised, pictures }: { recognised: RecognisedFile[]; pictures: Pictures },
  progress: ImportProgress,
  problems: ProblemLog,
): Promise<ImportSummary> {
  const stage = await Stage.open(sql);
  let judgments = 0;
  const reading = readFiles(recognised, {
    pictures,
    signal: progress.signal,
    onProgress: (now) => progress.set(now),
  });
  for await (const event of reading)
    if (event.kind === "problem") problems.add(event.problem);
    else if (event.record.type === "judgment")
      await stageRecord(stage, event.record, options.tags, judgments++);
    else await stageRecord(stage, event.record, options.tags, 0);
  await stage.close();
  progress.signal.throwIfAborted();
  const content = await mergeContent(sql, row.projectId, row.id);
  for (const { file, line, found } of await findUnresolved(sql, 10_000))
    problems.add({
      file,
      line,
      row: 0,
      field: "responses",
      found,
      expected: "responses of the prompt, each with its own text",
    });
  if (problems.count > 0 && options.onProblem === "refuse")
    throw new ConcordError(
      "invalid_file",
      `${problems.count} ${problems.count === 1 ? "row has" : "rows have"} a problem, and nothing was imported. Skip such rows, or correct the file.`,
    );
  await lockAgainstFreeze(db, row.projectId);
  const judged = await mergeJudgments(sql, row.projectId, row.id);
  await addToCounters(db, row.projectId, {
    prompts: content.prompts,
    responses: content.responses,
    models: content.models,
    importedJudgments: judged.judgments,
  });
  return {
    format: formatOf(recognised),
    files: recognised.length,
    rows: progress.rowsRead,
    skippedRows: problems.count,
    ...content,
    ...judged,
  };
}

/** The same files read in another way are another import. */
async function hashImport(files: InputFile[], options: ImportOptions, mapping: unknown): Promise<Buffer> {
  const content = await hashFiles(files);
  return createHash("sha256")
    .update(content)
    .update(
      JSON.stringify([
        [...options.tags].sort(),
        options.onProblem,
        (mapping as FieldMapping | undefined) ?? null,
      ]),
    )
    .digest();
}

async function endAsKnown(database: OpenDatabase, row: ImportRow, same: ImportRow): Promise<void> {
  await moveImport(database.db, row.projectId, row.id, ["running"], {
    status: "done",
    options: { ...row.options, sameAs: same.id },
    format: same.format,
    summary: same.summary,
    finishedAt: new Date(),
  });
  removeUploads(row.id, row.fileNames.length);
}

async function endUnfinished(
  database: OpenDatabase,
  row: ImportRow,
  error: unknown,
  progress: ImportProgress,
  problems: ProblemLog,
): Promise<void> {
  const { projectId, id } = row;
  await progress.stop();
  const outcome = { ...problems.outcome, rowsRead: progress.rowsRead, bytesRead: progress.bytesRead };
  if (error instanceof DryRun) {
    const { summary } = error;
    await moveImport(database.db, projectId, id, ["running"], {
      status: "uploading",
      summary,
      format: summary.format,
      ...outcome,
    });
    return;
  }
  const now = await findImport(database.db, projectId, id);
  if (now?.status === "cancelled") return;
  // A worker that is asked to stop leaves the import to the next one.
  if (progress.isStopping) {
    await moveImport(database.db, projectId, id, ["running"], { status: "queued" });
    throw error;
  }
  const message =
    error instanceof ConcordError
      ? error.message
      : "Something went wrong on the server. Nothing was imported.";
  await moveImport(database.db, projectId, id, ["running"], {
    status: "failed",
    error: message,
    finishedAt: new Date(),
    ...outcome,
  });
  if (!(error instanceof ConcordError)) throw error;
}
