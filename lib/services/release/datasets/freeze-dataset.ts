import { z } from "zod";
import { inTransaction, type OpenDatabase } from "@/db/client";
import { insertJob } from "@/db/queries/instance/job";
import { findLastSeq } from "@/db/queries/measure/measurement";
import { insertAuditEvent } from "@/db/queries/people/audit";
import { insertDataset, lockForFreeze } from "@/db/queries/release/dataset";
import type { Actor } from "@/lib/domain/actor";
import type { DatasetView } from "@/lib/domain/api/datasets";
import type { Recipe } from "@/lib/domain/dataset/recipe";
import { ConcordError } from "@/lib/domain/error";
import { authorise } from "../../people/authorise";
import { viewDataset } from "./dataset-view";

/** The job that fills a dataset. */
export const fillDatasetJob = "fill-dataset";
export const fillDatasetPayload = z.object({ projectId: z.uuid(), number: z.number().int() });

/**
 * Freezes a dataset: gives it a number and its last judgment, with every submit and import held back for that moment; what
 * it holds is then decided, and a worker writes it down.
 * @throws ConcordError not_found | forbidden | conflict while an import is being stored
 */
export async function freezeDataset(
  database: OpenDatabase,
  actor: Actor,
  projectId: string,
  wish: { name: string; recipe: Recipe },
): Promise<DatasetView> {
  await authorise(database.db, actor, projectId, "dataset.freeze");
  const row = await inTransaction(database, async ({ db, sql }) => {
    await lockForFreeze(db, projectId).catch(refuseWhileBusy);
    const lastSeq = await findLastSeq(sql, projectId);
    const { recipe, name } = wish;
    const dataset = await insertDataset(db, { projectId, name, recipe, lastSeq, createdBy: actor.userId });
    const payload: z.input<typeof fillDatasetPayload> = { projectId, number: dataset.number };
    await insertJob(db, fillDatasetJob, payload, { maxAttempts: 3 });
    const event = { projectId, userId: actor.userId, subject: `dataset ${dataset.number}` };
    await insertAuditEvent(db, { ...event, action: "dataset.freeze" });
    return dataset;
  });
  return viewDataset(row);
}

function refuseWhileBusy(error: unknown): never {
  const { code, cause } = error as { code?: string; cause?: { code?: string } };
  if ((code ?? cause?.code) !== "55P03") throw error;
  throw new ConcordError("conflict", "An import is being stored in this project: freeze when it is done.");
}
