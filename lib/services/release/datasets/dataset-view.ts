import type { OpenDatabase } from "@/db/client";
import { type DatasetRow, findDataset } from "@/db/queries/release/dataset";
import type { Actor } from "@/lib/domain/actor";
import type { DatasetView } from "@/lib/domain/api/datasets";
import { ConcordError } from "@/lib/domain/error";
import type { Action } from "@/lib/domain/permission";
import { authorise } from "../../people/authorise";

export function viewDataset(row: DatasetRow): DatasetView {
  const { projectId: _, guidelineVersion: _version, createdBy: _person, createdAt, ...shown } = row;
  return { ...shown, createdAt: createdAt.toISOString() };
}

/**
 * A dataset that the actor may look at.
 * @throws ConcordError not_found | forbidden
 */
export async function requireDataset(
  database: OpenDatabase,
  actor: Actor,
  projectId: string,
  number: number,
  action: Action = "dataset.export",
): Promise<DatasetRow> {
  await authorise(database.db, actor, projectId, action);
  const row = await findDataset(database.db, projectId, number);
  if (!row) throw new ConcordError("not_found", `There is no dataset ${number}.`);
  return row;
}
