import type { OpenDatabase } from "@/db/client";
import { findImport, type ImportRow } from "@/db/queries/ingest/import";
import type { Actor } from "@/lib/domain/actor";
import { ConcordError } from "@/lib/domain/error";
import type { Action } from "@/lib/domain/permission";
import { authorise } from "../people/authorise";

/**
 * An import that the actor may see or change.
 * @throws ConcordError not_found | forbidden
 */
export async function requireImport(
  database: OpenDatabase,
  actor: Actor,
  projectId: string,
  importId: string,
  action: Action,
): Promise<ImportRow> {
  await authorise(database.db, actor, projectId, action);
  const row = await findImport(database.db, projectId, importId);
  if (!row) throw new ConcordError("not_found", "There is no such import.");
  return row;
}
