import type { OpenDatabase } from "@/db/client";
import { findLastSeq, saveMeasurement } from "@/db/queries/measure/measurement";
import { findModelNames, streamPreferenceFacts } from "@/db/queries/measure/preference";
import { type JudgeFilter, kindsOf } from "@/lib/domain/annotator";
import type { Figure, Results } from "@/lib/domain/api/measure";
import { measurePreferenceAgreement } from "@/lib/stats/agreement/preference-agreement";
import { fitRatings } from "@/lib/stats/ratings/fit-ratings";
import { FactTable } from "./fact-table";

const confidence = 0.95;

/** The figures as they are kept: all but whether they are fresh, which is decided when they are read. */
export type StoredFigures = Omit<NonNullable<Results["figures"]>, "isFresh" | "computedAt">;

/** Which judges a stored figure is about. */
export function measurementKey(judges: JudgeFilter): string {
  return `results:${judges}`;
}

/**
 * Computes a project's agreement and ratings from its current preferences and keeps them under the last judgment seen.
 * Done by a worker: it reads everything once, in batches, into typed arrays.
 */
export async function measureProject(
  database: OpenDatabase,
  projectId: string,
  judges: JudgeFilter,
): Promise<void> {
  const { sql } = database;
  const started = performance.now();
  // Read before the preferences: what comes in between is counted, and counted again next time.
  const lastSeq = await findLastSeq(sql, projectId);
  const models = await findModelNames(sql, projectId);
  const facts = new FactTable(models.map((model) => model.id));
  for await (const batch of streamPreferenceFacts(sql, projectId, kindsOf(judges)))
    for (const fact of batch) facts.add(fact);
  const agreement = measurePreferenceAgreement(facts.ratings(), confidence);
  const fit = fitRatings(facts.comparisons(), models.length, { confidence, ties: "half" });
  const figure = ({ value, low, high, reason }: Figure): Figure => ({ value, low, high, reason });
  const value: StoredFigures = {
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
        name: nameOf(models[index]),
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
  const computeMs = Math.round(performance.now() - started);
  await saveMeasurement(sql, { projectId, key: measurementKey(judges), lastSeq, value, computeMs });
}

function nameOf(model: { name: string; version: string } | undefined): string {
  if (!model) return "";
  return model.version ? `${model.name} (${model.version})` : model.name;
}
