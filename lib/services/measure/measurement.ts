import { z } from "zod";
import type { OpenDatabase } from "@/db/client";
import { insertJob } from "@/db/queries/instance/job";
import { findLastSeq, findMeasurement, wantMeasurement } from "@/db/queries/measure/measurement";
import { isoTime } from "@/db/queries/time";
import type { JudgeFilter } from "@/lib/domain/annotator";
import type { FigureKind } from "./kinds/kind";

/** The job that computes a project's figures. */
export const measureProjectJob = "measure-project";
export const measureProjectPayload = z.object({ projectId: z.uuid() });

/** Under which a figure is kept: one for each kind, set of judges and wish. */
export function measurementKey(kind: FigureKind, judges: JudgeFilter, wish: unknown): string {
  const choices = Object.entries(kind.wish.parse(wish) as Record<string, unknown>)
    .map(([name, value]) => `${name}=${JSON.stringify(value)}`)
    .sort();
  return [kind.key, judges, ...choices].join(":");
}

export interface KeptFigures<Value> {
  value: Value;
  computedAt: string;
  /** False while newer judgments are being counted in. */
  isFresh: boolean;
}

/**
 * Figures as they were last computed, at once. Those that have not seen the newest judgment are returned as they are,
 * marked so, while a worker makes new ones; null until there are any. Looking at figures is what keeps them fresh.
 */
export async function getMeasurement<Wish extends z.ZodType, Value, Gathered>(
  { db, sql }: OpenDatabase,
  projectId: string,
  judges: JudgeFilter,
  kind: FigureKind<Wish, Value, Gathered>,
  wish: z.input<Wish>,
): Promise<KeptFigures<Value> | null> {
  const key = measurementKey(kind as FigureKind, judges, wish);
  const [lastSeq, stored] = await Promise.all([
    findLastSeq(sql, projectId),
    findMeasurement(sql, projectId, key),
  ]);
  if (!stored?.isWanted) {
    await wantMeasurement(sql, { projectId, key, kind: kind.key, judges, wish });
    await enqueueMeasuring(db, projectId);
  }
  if (!stored || stored.value === null) return null;
  const isFresh = stored.lastSeq === lastSeq;
  return { value: stored.value as Value, computedAt: isoTime(stored.computedAt), isFresh };
}

/** However many ask: one job of a project waits, and one at a time is done. */
export async function enqueueMeasuring(db: OpenDatabase["db"], projectId: string): Promise<void> {
  const payload: z.input<typeof measureProjectPayload> = { projectId };
  const name = `measure:${projectId}`;
  await insertJob(db, measureProjectJob, payload, { jobKey: name, queueName: name, maxAttempts: 3 });
}
