import type { OpenDatabase } from "@/db/client";
import { moveImport } from "@/db/queries/ingest/import";
import { insertJob } from "@/db/queries/instance/job";
import type { Actor } from "@/lib/domain/actor";
import type { FieldMapping, ImportView } from "@/lib/domain/api/ingest";
import { ConcordError } from "@/lib/domain/error";
import { type ImportOptions, importOptionsSchema } from "@/lib/domain/import";
import { requireImport } from "./find-import";
import { uploadedFiles } from "./upload-folder";
import { viewImport } from "./view-import";

/** The job that reads an import's files. */
export const importFilesJob = "import-files";

/**
 * Hands an import to the workers. One that failed, was cancelled or was a dry run can be started again.
 * @throws ConcordError not_found | forbidden | conflict | invalid_input
 */
export async function startImport(
  database: OpenDatabase,
  actor: Actor,
  projectId: string,
  importId: string,
  options: Partial<ImportOptions> & { mapping?: FieldMapping },
): Promise<ImportView> {
  const row = await requireImport(database, actor, projectId, importId, "data.import");
  if (!uploadedFiles(importId, row.fileNames))
    throw new ConcordError("invalid_input", "Not every file of this import has been uploaded.");
  return database.db.transaction(async (tx) => {
    const queued = await moveImport(tx, projectId, importId, ["uploading", "failed", "cancelled"], {
      status: "queued",
      options: { ...importOptionsSchema.parse(options), mapping: options.mapping },
      error: null,
      bytesRead: 0,
      rowsRead: 0,
      problemCount: 0,
      firstProblems: [],
      finishedAt: null,
    });
    if (!queued) throw new ConcordError("conflict", `This import is ${row.status}: it cannot be started.`);
    // Imports of one project follow each other: two at once would find each other's prompts half there.
    await insertJob(
      tx,
      importFilesJob,
      { projectId, importId },
      { queueName: `import-${projectId}`, maxAttempts: 3 },
    );
    return viewImport(queued);
  });
}
