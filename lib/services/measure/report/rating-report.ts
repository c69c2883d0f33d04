import type { RatingChoice, RatingCycle, RatingView } from "@/lib/domain/api/ratings";
import { sigmoid } from "@/lib/stats/paired/logistic";
import { mulberry32 } from "@/lib/stats/random";
import type { ComparisonRows } from "@/lib/stats/ratings/comparison-rows";
import { type Cycle, findCycles } from "@/lib/stats/ratings/cycles";
import { fitRatings, type RatingFit, type RatingOptions } from "@/lib/stats/ratings/fit-ratings";
import type { JudgeTable } from "./judge-table";
import { meanScores } from "./mean-scores";
import { differencesOf } from "./rating-differences";
import { countedPairs } from "./rating-pairs";
import { type StyleTable, styleCovariates, styleEffects } from "./rating-style";

/** What decides a report. `tag` is applied by whoever makes the table. */
export interface RatingWish extends Omit<RatingChoice, "tag"> {
  confidence: number;
}

const replicates = 400;
const seed = 20_250_731;

/**
 * Ratings of one kind of judges: models with intervals and rank ranges, differences with their own, the fit's own words.
 * @param nameOf what a model is called
 * @param styles of the responses that the table's facts name by number; needed where the wish adjusts for style
 */
export function reportRatings(
  table: JudgeTable,
  wish: RatingWish,
  nameOf: (model: string) => string = (model) => model,
  styles: StyleTable = new Int32Array(0),
): RatingView {
  const { ties, cluster, orderEffect, confidence, style } = wish;
  const { facts } = table;
  const names = facts.models.map(nameOf);
  const plain = facts.comparisons(cluster === "judge" ? "annotator" : cluster);
  const { first, second } = facts.comparedResponses();
  const covariates = styleCovariates(first, second, styles, style);
  const { values, features } = covariates;
  const rows: ComparisonRows =
    features.length > 0 ? { ...plain, covariates: values, covariateCount: features.length } : plain;
  const options: RatingOptions = { confidence, ties, orderEffect };
  if (wish.intervals === "bootstrap") options.bootstrap = { replicates, uniform: mulberry32(seed) };
  const fit = fitRatings(rows, names.length, options);
  const isAdjusted = orderEffect || features.length > 0;
  const cycles = findCycles(plain, names.length);
  return {
    annotators: new Set([...facts.annotators, ...table.scores.map((score) => score.judge)]).size,
    comparisons: facts.size,
    tiesSeen: facts.ties,
    exists: fit.exists,
    converged: fit.converged,
    iterations: fit.iterations,
    components: fit.components.map((members) => members.map((member) => names[member] ?? "")),
    fits: fit.fits.map(
      ({ members, reason, converged, iterations, tieParameter, orderEffect: effect, ...own }) => ({
        models: members.length,
        reason,
        converged,
        iterations,
        tieParameter,
        orderEffect: effect && { ...effect, firstWins: sigmoid(effect.value) },
        effects: reason === null ? styleEffects(covariates, own.effects) : [],
        bootstrap: own.bootstrap && {
          replicates: own.bootstrap.replicates,
          withoutEstimate: own.bootstrap.withoutEstimate,
        },
      }),
    ),
    withoutText: covariates.withoutText,
    models: rankedModels(fit, names),
    raw: isAdjusted ? rawOf(fitRatings(plain, names.length, { confidence, ties }), names) : null,
    cycles: {
      triples: cycles.triples,
      found: cycles.found,
      shown: cycles.cycles.map((one) => named(one, names)),
    },
    tags: [],
    differences: differencesOf(fit, ties, names, confidence),
    pairs: countedPairs(rows, fit, ties, names),
    scores: meanScores(table.scores, nameOf),
  };
}

/** What is shown beside adjusted ratings. */
function rawOf(fit: RatingFit, names: readonly string[]): RatingView["raw"] {
  return rankedModels(fit, names).map(({ model, rating, low, high, bestRank, worstRank }) => ({
    model,
    rating,
    low,
    high,
    bestRank,
    worstRank,
  }));
}

/** The best of each component first. */
function rankedModels(fit: RatingFit, names: readonly string[]) {
  return fit.models
    .map((model, index) => ({ model: names[index] ?? "", ...model }))
    .sort((a, b) => a.component - b.component || (b.rating ?? -Infinity) - (a.rating ?? -Infinity));
}

function named({ edges, p, corrected }: Cycle, names: readonly string[]): RatingCycle {
  return {
    edges: edges.map((edge) => ({
      ...edge,
      winner: names[edge.winner] ?? "",
      loser: names[edge.loser] ?? "",
    })),
    p,
    corrected,
  };
}
