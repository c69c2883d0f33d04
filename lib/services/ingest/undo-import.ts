import { inTransaction, type OpenDatabase } from "@/db/client";
import { moveImport } from "@/db/queries/ingest/import";
import { hasForeignJudgments, removeImport } from "@/db/queries/ingest/undo";
import { outdateFacts } from "@/db/queries/measure/facts";
import { addToCounters } from "@/db/queries/people/counter";
import { isImportInDataset, lockAgainstFreeze } from "@/db/queries/release/dataset";
import type { Actor } from "@/lib/domain/actor";
import type { ImportView } from "@/lib/domain/api/ingest";
import { ConcordError } from "@/lib/domain/error";
import { requireImport } from "./find-import";
import { viewImport } from "./view-import";

/**
 * Takes a finished import back, with the tasks planned from it, as long as nobody judged any of it.
 * @throws ConcordError not_found | forbidden | not_undoable | import_has_judgments | in_dataset
 */
export async function undoImport(
  database: OpenDatabase,
  actor: Actor,
  projectId: string,
  importId: string,
): Promise<ImportView> {
  await requireImport(database, actor, projectId, importId, "data.import");
  return inTransaction(database, async ({ db, sql }) => {
    await lockAgainstFreeze(db, projectId);
    const undone = await moveImport(db, projectId, importId, ["done"], {
      status: "undone",
      finishedAt: new Date(),
    });
    if (!undone || undone.options.sameAs)
      throw new ConcordError("not_undoable", "Only a finished import that brought something can be undone.");
    if (await hasForeignJudgments(sql, projectId, importId))
      throw new ConcordError(
        "import_has_judgments",
        "Some of this import has been judged: it cannot be undone any more.",
      );
    if (await isImportInDataset(sql, projectId, importId))
      throw new ConcordError(
        "in_dataset",
        "A dataset holds some of this import: it stays, so that the dataset can be read again.",
      );
    const removed = await removeImport(sql, projectId, importId);
    await outdateFacts(sql, projectId);
    await addToCounters(db, projectId, {
      prompts: -removed.prompts,
      responses: -removed.responses,
      models: -removed.models,
      tasks: -removed.tasks,
      judgmentsWanted: -removed.judgmentsWanted,
      importedJudgments: -removed.importedJudgments,
    });
    return viewImport(undone);
  });
}
