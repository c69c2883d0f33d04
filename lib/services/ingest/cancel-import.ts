import type { OpenDatabase } from "@/db/client";
import { moveImport } from "@/db/queries/ingest/import";
import type { Actor } from "@/lib/domain/actor";
import type { ImportView } from "@/lib/domain/api/ingest";
import { ConcordError } from "@/lib/domain/error";
import { requireImport } from "./find-import";
import { viewImport } from "./view-import";

/**
 * Stops an import that has not finished. The worker notices within half a second and rolls everything back.
 * @throws ConcordError not_found | forbidden | conflict
 */
export async function cancelImport(
  database: OpenDatabase,
  actor: Actor,
  projectId: string,
  importId: string,
): Promise<ImportView> {
  const row = await requireImport(database, actor, projectId, importId, "data.import");
  const cancelled = await moveImport(database.db, projectId, importId, ["uploading", "queued", "running"], {
    status: "cancelled",
    finishedAt: new Date(),
  });
  if (!cancelled)
    throw new ConcordError("conflict", `This import is ${row.status}: there is nothing to cancel.`);
  return viewImport(cancelled);
}
