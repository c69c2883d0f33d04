import type { OpenDatabase } from "@/db/client";
import {
  findWantedMeasurements,
  type MeasurementChoice,
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
  /** How many figures are computed at once. */
  threads: number;
}

/** What a round may take: the sooner it is over, the sooner the others see what was judged meanwhile. */
const roundMs = 1_000;

/**
 * Computes anew every figure of a project that somebody looked at lately and that has not seen its newest judgment, and
 * keeps each under the last judgment seen: once each, in rounds, of which each sees the newest judgments.
 */
export async function measureProject(
  database: OpenDatabase,
  tools: MeasuringTools,
  projectId: string,
): Promise<void> {
  const made = new Set<string>();
  const errors: unknown[] = [];
  const makeRound = async (tables: ProjectTables) => {
    const wanted = await findWantedMeasurements(database.sql, projectId, tables.lastSeq);
    const left = wanted.filter((one) => !made.has(one.key));
    const round = firstOf(left, tools.threads * roundMs);
    const next = round.values();
    // One after the other for each thread: in their order, and what one of them has to read holds up none ahead of it.
    const lane = async () => {
      for (const one of next)
        try {
          made.add(one.key);
          await measure(database, tools.compute, projectId, tables, one);
        } catch (error) {
          errors.push(error);
          await restMeasurement(database.sql, projectId, one.key);
        }
    };
    await Promise.all(Array.from({ length: tools.threads }, lane));
    return round.length < left.length;
  };
  while (await tools.facts.use(database, projectId, makeRound));
  if (errors.length > 0) throw errors[0];
}

/** As many as take so long together, going by the last time; at least one. */
function firstOf(wanted: readonly WantedMeasurement[], ms: number): WantedMeasurement[] {
  let sum = 0;
  const isWithin = ({ computeMs }: WantedMeasurement, at: number) => {
    sum += computeMs;
    return sum <= ms || at === 0;
  };
  return wanted.filter(isWithin);
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
  { key, kind: kindKey, judges, wish: stored }: MeasurementChoice,
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
