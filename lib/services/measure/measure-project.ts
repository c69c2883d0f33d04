import type { OpenDatabase } from "@/db/client";
import { findLastSeq, saveMeasurement } from "@/db/queries/measure/measurement";
import { findModelNames, streamPreferenceFacts } from "@/db/queries/measure/preference";
import { type JudgeFilter, kindsOf } from "@/lib/domain/annotator";
import type { Figure, Results } from "@/lib/domain/api/measure";
import { measurePreferenceAgreement } from "@/lib/stats/agreement/preference-agreement";
import { fitRatings } from "@/lib/stats/ratings/fit-ratings";
import { FactTable } from "./fact-table";
import { confidence, type MeasurementWish, measurementKey } from "./measurement";
import { reportAgreement } from "./report/agreement-report";
import { loadJudgeTable } from "./report/load-judge-table";
import { reportRatings } from "./report/rating-report";

/** The figures as they are kept: all but whether they are fresh, which is decided when they are read. */
export type StoredFigures = Omit<NonNullable<Results["figures"]>, "isFresh" | "computedAt">;

/**
 * Computes a project's figures from its current judgments and keeps them under the last judgment seen. Done by a worker:
 * it reads everything once, in batches, into typed arrays.
 */
export async function measureProject(
  database: OpenDatabase,
  projectId: string,
  judges: JudgeFilter,
  wish: MeasurementWish,
): Promise<void> {
  const started = performance.now();
  // Read before the judgments: what comes in between is counted, and counted again next time.
  const lastSeq = await findLastSeq(database.sql, projectId);
  const value = await compute(database, projectId, judges, wish);
  const computeMs = Math.round(performance.now() - started);
  await saveMeasurement(database.sql, {
    projectId,
    key: measurementKey(judges, wish),
    lastSeq,
    value,
    computeMs,
  });
}

async function compute(
  database: OpenDatabase,
  projectId: string,
  judges: JudgeFilter,
  wish: MeasurementWish,
): Promise<unknown> {
  if (wish.kind === "results") return summarise(database, projectId, judges);
  const { table, nameOf } = await loadJudgeTable(database, projectId, judges);
  if (wish.kind === "agreement") return reportAgreement(table, confidence, nameOf);
  return reportRatings(table, { ...wish, confidence }, nameOf);
}

async function summarise(
  { sql }: OpenDatabase,
  projectId: string,
  judges: JudgeFilter,
): Promise<StoredFigures> {
  const models = await findModelNames(sql, projectId);
  const facts = new FactTable(models.map((model) => model.id));
  for await (const batch of streamPreferenceFacts(sql, projectId, kindsOf(judges)))
    for (const fact of batch) facts.add(fact);
  const agreement = measurePreferenceAgreement(facts.ratings(), confidence);
  const fit = fitRatings(facts.comparisons(), models.length, { confidence, ties: "half" });
  const figure = ({ value, low, high, reason }: Figure): Figure => ({ value, low, high, reason });
  return {
    agreement: {
      agreement: figure(agreement.counted),
      agreementWithoutTies: figure(agreement.decided),
      chance: agreement.chanceCounted,
      chanceWithoutTies: agreement.chanceDecided,
      alpha: figure(agreement.alpha),
      units: agreement.units,
      comparisons: agreement.comparisons,
      annotators: agreement.annotators,
    },
    ratings: fit.models
      .map((model, index) => ({
        modelId: models[index]?.id ?? "",
        name: modelName(models[index]),
        rating: { value: model.rating, low: model.low, high: model.high, reason: model.reason },
        wins: model.wins,
        losses: model.losses,
        ties: model.ties,
        component: model.component,
      }))
      .sort((a, b) => (b.rating.value ?? -Infinity) - (a.rating.value ?? -Infinity)),
    ratingsExist: fit.exists,
    ratingIterations: fit.iterations,
    tieRule: "half",
    confidence,
    preferences: facts.size,
    ties: facts.ties,
  };
}

function modelName(model: { name: string; version: string } | undefined): string {
  if (!model) return "";
  return model.version ? `${model.name} (${model.version})` : model.name;
}
