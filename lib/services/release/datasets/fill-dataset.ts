import type { OpenDatabase } from "@/db/client";
import { inSnapshot } from "@/db/client";
import { endBuilding, findDataset } from "@/db/queries/release/dataset";
import { ConcordError } from "@/lib/domain/error";
import { announce } from "../webhooks/announce";
import { buildDataset } from "./build-dataset";

/**
 * Writes down what a frozen dataset holds: all of it or nothing. Done by a worker; a second time changes nothing.
 */
export async function fillDataset(
  database: OpenDatabase,
  { projectId, number }: { projectId: string; number: number },
): Promise<void> {
  const dataset = await findDataset(database.db, projectId, number);
  if (dataset?.state !== "building") return;
  const { name, lastSeq, recipe, license, createdAt: frozenAt } = dataset;
  try {
    await inSnapshot(database, async ({ db, sql }) => {
      const manifest = await buildDataset(sql, { projectId, lastSeq, recipe, license, frozenAt }, number);
      await endBuilding(db, projectId, number, { state: "ready", manifest });
      const { fingerprint, contentHash, summary } = manifest;
      const data = { projectId, number, name, lastSeq, fingerprint, contentHash };
      const { judgments, annotators, prompts, pairs } = summary;
      await announce(db, projectId, "dataset.frozen", { ...data, judgments, annotators, prompts, pairs });
    });
  } catch (error) {
    const isKnown = error instanceof ConcordError;
    const failure = isKnown ? (error.issues[0]?.message ?? error.code) : "internal";
    await endBuilding(database.db, projectId, number, { state: "failed", failure });
    if (!isKnown) throw error;
  }
}
