import { omitAnnotators } from "@/db/queries/release/freeze/select-judgments";
import type { Sql } from "@/db/queries/sql";
import { AnnotatorRecord, strengthOf } from "@/lib/domain/dataset/annotator-record";
import type { PairRules } from "@/lib/domain/dataset/pairs";
import type { Recipe } from "@/lib/domain/dataset/recipe";
import { ConcordError } from "@/lib/domain/error";
import { agreementWeights } from "@/lib/stats/annotators/agreement-weights";
import { fitRatings } from "@/lib/stats/ratings/fit-ratings";
import { type DatasetCast, readBallots } from "./read-ballots";

/**
 * Reads the selected judgments once or twice to learn what the pairs of one prompt depend on elsewhere: who is reliable, how
 * each uses the scale, what the models are worth. Annotators below the wanted reliability are left out on the way.
 * @throws ConcordError not_freezable where the margin is a difference in rating and not every model has one
 */
export async function learnRules(
  sql: Sql,
  projectId: string,
  recipe: Recipe,
  cast: DatasetCast,
): Promise<PairRules> {
  const { filters, aggregation, margin } = recipe;
  if (filters.minimalReliability !== null) {
    const record = await readRecord(sql, projectId, cast);
    const minimum = filters.minimalReliability;
    const unreliable = cast.annotatorIds.filter((_, place) => (record.reliability(place) ?? 1) < minimum);
    await omitAnnotators(sql, unreliable, "reliability");
  }
  const needsRecord = aggregation.kind === "soft" || margin === "calibrated";
  const record = needsRecord ? await readRecord(sql, projectId, cast) : new AnnotatorRecord(0);
  const { weight } = agreementWeights(record.same, record.compared);
  const ratings = margin === "rating" ? await rateModels(sql, projectId, cast) : [];
  return {
    recipe,
    models: filters.models.length === 0 ? null : new Set(wantedModels(cast, filters.models)),
    minimalAgreement: filters.minimalAgreement,
    weightOf: (annotator) => weight[annotator] ?? 1,
    marginOf: margin === "calibrated" ? (ballot) => record.quantile(ballot) : strengthOf,
    ratingOf: (model) => ratings[model] ?? 0,
  };
}

function wantedModels(cast: DatasetCast, names: readonly string[]): number[] {
  return cast.models.flatMap((model, place) => (names.includes(model.name) ? [place] : []));
}

async function readRecord(sql: Sql, projectId: string, cast: DatasetCast): Promise<AnnotatorRecord> {
  const record = new AnnotatorRecord(cast.annotatorIds.length);
  for await (const { judgments } of readBallots(sql, projectId, cast)) record.add(judgments.flat());
  return record;
}

/** Ratings by Bradley–Terry, ties as half wins, in log-odds; null for models that are not compared. */
async function rateModels(sql: Sql, projectId: string, cast: DatasetCast): Promise<(number | null)[]> {
  const rows = { first: [] as number[], second: [] as number[], outcome: [] as number[] };
  for await (const { judgments } of readBallots(sql, projectId, cast))
    for (const { modelA, modelB, outcome } of judgments.flat()) {
      rows.first.push(modelA);
      rows.second.push(modelB);
      rows.outcome.push(outcome);
    }
  const fit = fitRatings(
    {
      first: Int32Array.from(rows.first),
      second: Int32Array.from(rows.second),
      outcome: Int8Array.from(rows.outcome),
    },
    cast.models.length,
    { confidence: 0.95, ties: "half" },
  );
  const compared = fit.models.filter((model) => model.reason !== "never_compared");
  const isConnected = new Set(compared.map((model) => model.component)).size < 2;
  if (!isConnected || compared.some((model) => model.logStrength === null))
    throw new ConcordError(
      "not_freezable",
      "The margin is a difference in rating, and not every model can be rated on these judgments: choose another margin.",
      [{ path: "recipe.margin", message: "no_rating" }],
    );
  return fit.models.map((model) => model.logStrength);
}
