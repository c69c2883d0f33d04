import type { OpenDatabase } from "@/db/client";
import { countWithdrawnSince } from "@/db/queries/release/withdrawal";
import type { Actor } from "@/lib/domain/actor";
import type { DatasetDetail } from "@/lib/domain/api/datasets";
import { requireDataset, viewDataset } from "./dataset-view";

/** One dataset, and whether annotators have withdrawn since. @throws ConcordError not_found | forbidden */
export async function getDataset(
  database: OpenDatabase,
  actor: Actor,
  projectId: string,
  number: number,
): Promise<DatasetDetail> {
  const row = await requireDataset(database, actor, projectId, number);
  return { ...viewDataset(row), withdrawnSince: await countWithdrawnSince(database.db, row) };
}
