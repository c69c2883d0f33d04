import type { OpenDatabase } from "@/db/client";
import {
  findWantedMeasurements,
  restMeasurement,
  saveMeasurement,
  type WantedMeasurement,
} from "@/db/queries/measure/measurement";
import type { JudgeFilter } from "@/lib/domain/annotator";
import { type FactStore, readTables } from "./facts/fact-store";
import type { ProjectTables } from "./facts/project-tables";
import { findKind } from "./kinds";
import type { FigureKind } from "./kinds/kind";
import { measurementKey } from "./measurement";
import { type ComputeFigure, computeFigure } from "./thread/compute-figure";

/** What a worker measures with: facts kept from one time to the next, and threads. */
export interface MeasuringTools {
  facts: FactStore;
  compute: ComputeFigure;
}

/**
 * Computes anew every figure of a project that somebody looked at lately and that has not seen its newest judgment, and
 * keeps each under the last judgment seen.
 */
export async function measureProject(
  database: OpenDatabase,
  tools: MeasuringTools,
  projectId: string,
): Promise<void> {
  await tools.facts.use(database, projectId, async (tables) => {
    const wanted = await findWantedMeasurements(database.sql, projectId, tables.lastSeq);
    const made = wanted.map(async (one) => {
      try {
        await measure(database, tools.compute, projectId, tables, one);
      } catch (error) {
        await restMeasurement(database.sql, projectId, one.key);
        throw error;
      }
    });
    const failed = (await Promise.allSettled(made)).find((one) => one.status === "rejected");
    if (failed) throw failed.reason;
  });
}

/** Computes one figure at once, in the caller's own thread. */
export async function measureNow(
  database: OpenDatabase,
  projectId: string,
  judges: JudgeFilter,
  kind: FigureKind,
  wish: unknown,
): Promise<void> {
  const tables = await readTables(database, projectId);
  const one = { key: measurementKey(kind, judges, wish), kind: kind.key, judges, wish };
  await measure(database, computeFigure, projectId, tables, one);
}

async function measure(
  database: OpenDatabase,
  compute: ComputeFigure,
  projectId: string,
  tables: ProjectTables,
  { key, kind: kindKey, judges, wish: stored }: WantedMeasurement,
): Promise<void> {
  const kind = findKind(kindKey);
  const parsed = kind?.wish.safeParse(stored);
  // Kept by a program before this one, and no longer made.
  if (!kind || !parsed?.success) return;
  const started = performance.now();
  const wish = parsed.data;
  const gathered = await kind.gather?.({ database, projectId, judges, wish, tables });
  const gatherMs = performance.now() - started;
  const { json, ms } = await compute({ key: kindKey, judges, wish, gathered, tables });
  const row = {
    projectId,
    key,
    kind: kindKey,
    judges,
    wish: stored,
    lastSeq: tables.lastSeq,
    value: json,
    computeMs: Math.round(gatherMs + ms),
  };
  await saveMeasurement(database.sql, row);
}
