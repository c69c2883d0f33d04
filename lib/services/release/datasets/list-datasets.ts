import type { OpenDatabase } from "@/db/client";
import { findDatasets } from "@/db/queries/release/dataset";
import type { Actor } from "@/lib/domain/actor";
import { authorise } from "../../people/authorise";
import { viewDataset } from "./dataset-view";

/**
 * A project's datasets, the newest first.
 * @throws ConcordError not_found | forbidden
 */
export async function listDatasets(
  database: OpenDatabase,
  actor: Actor,
  projectId: string,
  page: { cursor?: string; limit: number },
) {
  await authorise(database.db, actor, projectId, "dataset.export");
  const below = /^\d{1,9}$/.test(page.cursor ?? "") ? Number(page.cursor) : null;
  const rows = await findDatasets(database.db, projectId, below, page.limit + 1);
  const shown = rows.slice(0, page.limit);
  return {
    rows: shown.map(viewDataset),
    nextCursor: rows.length > page.limit ? String(shown.at(-1)?.number) : null,
  };
}
