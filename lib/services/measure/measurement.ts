import { z } from "zod";
import type { OpenDatabase } from "@/db/client";
import { insertJob } from "@/db/queries/instance/job";
import { findLastSeq, findMeasurement } from "@/db/queries/measure/measurement";
import { isoTime } from "@/db/queries/time";
import { type JudgeFilter, judgeFilterSchema } from "@/lib/domain/annotator";
import { clusters, tieRules } from "@/lib/domain/api/ratings";

/** Of every interval on a project's pages. */
export const confidence = 0.95;

/** Which figures are wanted, with all that decides them. */
const measurementWishSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("results") }),
  z.object({ kind: z.literal("agreement") }),
  z.object({
    kind: z.literal("ratings"),
    ties: z.enum(tieRules),
    cluster: z.enum(clusters),
    orderEffect: z.boolean(),
  }),
]);
export type MeasurementWish = z.infer<typeof measurementWishSchema>;

/** The job that computes a project's figures. */
export const measureProjectJob = "measure-project";
export const measureProjectPayload = z.object({
  projectId: z.uuid(),
  judges: judgeFilterSchema,
  wish: measurementWishSchema,
});

/** Under which a figure is kept: one for each set of judges and wishes. */
export function measurementKey(judges: JudgeFilter, wish: MeasurementWish): string {
  const words: string[] = [wish.kind, judges];
  if (wish.kind === "ratings") words.push(wish.ties, wish.cluster, wish.orderEffect ? "order" : "plain");
  return words.join(":");
}

export interface KeptFigures<Value> {
  value: Value;
  computedAt: string;
  /** False while newer judgments are being counted in. */
  isFresh: boolean;
}

/**
 * Figures as they were last computed, at once. Those that have not seen the newest judgment are returned as they are,
 * marked so, while a worker makes new ones; null until there are any.
 */
export async function getMeasurement<Value>(
  { db, sql }: OpenDatabase,
  projectId: string,
  judges: JudgeFilter,
  wish: MeasurementWish,
): Promise<KeptFigures<Value> | null> {
  const key = measurementKey(judges, wish);
  const [lastSeq, stored] = await Promise.all([
    findLastSeq(sql, projectId),
    findMeasurement(sql, projectId, key),
  ]);
  const isFresh = stored?.lastSeq === lastSeq;
  if (!isFresh) {
    const payload: z.input<typeof measureProjectPayload> = { projectId, judges, wish };
    await insertJob(db, measureProjectJob, payload, {
      jobKey: `measure:${projectId}:${key}`,
      maxAttempts: 3,
    });
  }
  return stored && { value: stored.value as Value, computedAt: isoTime(stored.computedAt), isFresh };
}
