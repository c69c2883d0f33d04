import type { OpenDatabase } from "@/db/client";
import { type DatasetExport, type ExportKey, findDatasetExport } from "@/db/queries/release/dataset-export";
import type { Actor } from "@/lib/domain/actor";
import type { ExportView } from "@/lib/domain/api/dataset-export";
import type { ExportedFile } from "@/lib/domain/dataset/export";
import { ConcordError } from "@/lib/domain/error";
import { authorise } from "../../people/authorise";
import { exportView } from "./export-view";

/** One export, whatever its state. @throws ConcordError not_found | forbidden */
export async function getExport(database: OpenDatabase, actor: Actor, key: ExportKey): Promise<ExportView> {
  return exportView(await requireExport(database, actor, key));
}

/** The files of an export that is written. @throws ConcordError not_found | forbidden | conflict: not written yet */
export async function requireFiles(
  database: OpenDatabase,
  actor: Actor,
  key: ExportKey,
): Promise<readonly ExportedFile[]> {
  const { state, files } = await requireExport(database, actor, key);
  if (state !== "ready" || !files)
    throw new ConcordError("conflict", `The export is not written: it is ${state}.`);
  return files;
}

async function requireExport(database: OpenDatabase, actor: Actor, key: ExportKey): Promise<DatasetExport> {
  await authorise(database.db, actor, key.projectId, "dataset.export");
  const row = await findDatasetExport(database.db, key);
  if (row) return row;
  throw new ConcordError(
    "not_found",
    `There is no such export: ask for it with POST …/datasets/${key.number}/exports.`,
  );
}
