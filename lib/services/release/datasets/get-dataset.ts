import type { OpenDatabase } from "@/db/client";
import type { Actor } from "@/lib/domain/actor";
import type { DatasetView } from "@/lib/domain/api/datasets";
import { requireDataset, viewDataset } from "./dataset-view";

/** @throws ConcordError not_found | forbidden */
export async function getDataset(
  database: OpenDatabase,
  actor: Actor,
  projectId: string,
  number: number,
): Promise<DatasetView> {
  return viewDataset(await requireDataset(database, actor, projectId, number));
}
