import type { OpenDatabase } from "@/db/client";
import { insertJob } from "@/db/queries/instance/job";
import { insertAuditEvent } from "@/db/queries/people/audit";
import {
  claimDatasetExport,
  type ExportKey,
  findDatasetExport,
  findExportedDataset,
} from "@/db/queries/release/dataset-export";
import type { Actor } from "@/lib/domain/actor";
import type { ExportView } from "@/lib/domain/api/dataset-export";
import { ConcordError } from "@/lib/domain/error";
import { presetOf } from "@/lib/formats/write/presets";
import { authorise } from "../../people/authorise";
import { exportView } from "./export-view";

export const writeExportJob = "write-export";

/**
 * Has a worker write a dataset in one format. Asked again, it answers with the export that is there or on its way: a
 * frozen dataset has one of each.
 * @throws ConcordError not_found | forbidden | conflict: the dataset is not frozen yet | invalid_input: no such file format
 */
export async function startExport(database: OpenDatabase, actor: Actor, key: ExportKey): Promise<ExportView> {
  await authorise(database.db, actor, key.projectId, "dataset.export");
  const dataset = await findExportedDataset(database.db, key.projectId, key.number);
  if (!dataset) throw new ConcordError("not_found", "There is no such dataset.");
  if (dataset.state !== "ready") throw new ConcordError("conflict", "The dataset is not frozen yet.");
  const { formats } = presetOf(key.preset);
  if (!formats.includes(key.format))
    throw new ConcordError("invalid_input", `${key.preset} is written as ${formats.join(", ")}.`);
  return database.db.transaction(async (tx) => {
    if (await claimDatasetExport(tx, key)) {
      const subject = `${key.number}/${key.preset}/${key.format}`;
      await insertAuditEvent(tx, {
        projectId: key.projectId,
        userId: actor.userId,
        action: "dataset.export",
        subject,
      });
      await insertJob(tx, writeExportJob, key, {
        jobKey: `${writeExportJob}:${key.projectId}:${subject}`,
        maxAttempts: 2,
      });
    }
    const row = await findDatasetExport(tx, key);
    if (!row) throw new ConcordError("conflict", "The export was removed meanwhile; ask again.");
    return exportView(row);
  });
}
