import type { RatingChoice, RatingView } from "@/lib/domain/api/ratings";
import { normalQuantile } from "@/lib/stats/distributions/normal";
import { aggregate } from "@/lib/stats/paired/cells";
import { expectedScore } from "@/lib/stats/paired/expected-score";
import { sigmoid } from "@/lib/stats/paired/logistic";
import type { TieRule } from "@/lib/stats/paired/tie-rules";
import { eloPerUnit } from "@/lib/stats/ratings/elo";
import { type ComparisonRows, difference, fitRatings, type RatingFit } from "@/lib/stats/ratings/fit-ratings";
import { groupBy } from "./group-by";
import type { JudgeTable, ScoreRow } from "./judge-table";

export interface RatingWish extends RatingChoice {
  confidence: number;
}

/** Pairs of models beyond which differences are given for neighbours in the ranking only. */
const allPairsUpTo = 60;

/**
 * Ratings of one kind of judges: models with intervals and rank ranges, differences with their own, the fit's own words.
 * @param nameOf what a model is called
 */
export function reportRatings(
  table: JudgeTable,
  { ties, cluster, orderEffect, confidence }: RatingWish,
  nameOf: (model: string) => string = (model) => model,
): RatingView {
  const { facts } = table;
  const names = facts.models.map(nameOf);
  const rows = facts.comparisons(cluster === "judge" ? "annotator" : cluster);
  const fit = fitRatings(rows, names.length, { confidence, ties, orderEffect });
  const models = fit.models
    .map((model, index) => ({ model: names[index] ?? "", ...model }))
    .sort((a, b) => a.component - b.component || (b.rating ?? -Infinity) - (a.rating ?? -Infinity));
  return {
    annotators: facts.annotators.length,
    comparisons: facts.size,
    tiesSeen: facts.ties,
    exists: fit.exists,
    converged: fit.converged,
    iterations: fit.iterations,
    components: fit.components.map((members) => members.map((member) => names[member] ?? "")),
    fits: fit.fits.map(({ members, reason, converged, iterations, tieParameter, orderEffect: effect }) => ({
      models: members.length,
      reason,
      converged,
      iterations,
      tieParameter,
      orderEffect: effect && { ...effect, firstWins: sigmoid(effect.value) },
    })),
    models,
    differences: differencesOf(fit, ties, names, confidence),
    pairs: countedPairs(rows, fit, ties, names),
    scores: meanScores(table.scores, nameOf),
  };
}

function differencesOf(fit: RatingFit, ties: TieRule, names: readonly string[], confidence: number) {
  const z = normalQuantile(0.5 + confidence / 2);
  return fit.fits
    .filter((one) => one.logStrength !== null)
    .flatMap((one) => {
      const order = [...one.members.keys()].sort(
        (i, j) => (one.logStrength?.[j] ?? 0) - (one.logStrength?.[i] ?? 0),
      );
      return order.flatMap((i, place) =>
        order.slice(place + 1, order.length > allPairsUpTo ? place + 2 : undefined).map((j) => {
          const { value, error } = difference(one, i, j);
          return {
            better: names[one.members[i] as number] ?? "",
            worse: names[one.members[j] as number] ?? "",
            difference: value * eloPerUnit,
            low: (value - z * error) * eloPerUnit,
            high: (value + z * error) * eloPerUnit,
            expectedScore: expectedScore(value, ties, one.tieParameter).mean,
          };
        }),
      );
    });
}

/** Pairs of models as counted and as expected in the orders in which they were shown; the worst-fitting first. */
function countedPairs(
  rows: ComparisonRows,
  fit: RatingFit,
  ties: TieRule,
  names: readonly string[],
): RatingView["pairs"] {
  const n = names.length;
  const sums = new Map<number, { mean: number; variance: number }>();
  for (let row = 0; row < rows.first.length; row++) {
    const [a, b] = [rows.first[row] as number, rows.second[row] as number];
    const score = a === b ? null : scoreOf(fit, ties, a, b, rows.orderKnown?.[row] === 1);
    if (!score) continue;
    const key = Math.min(a, b) * n + Math.max(a, b);
    const sum = sums.get(key) ?? { mean: 0, variance: 0 };
    sum.mean += a < b ? score.mean : 1 - score.mean;
    sum.variance += score.variance;
    sums.set(key, sum);
  }
  const cells = aggregate(rows, n);
  const pairs = Array.from(cells.first, (a, cell) => {
    const b = cells.second[cell] as number;
    const at = (counts: Float64Array) => counts[cell] as number;
    const [wins, losses, tied] = [at(cells.wins), at(cells.losses), at(cells.ties)];
    const all = wins + losses + tied;
    const won = wins + tied / 2;
    const sum = sums.get(a * n + b);
    return {
      a: names[a] ?? "",
      b: names[b] ?? "",
      wins,
      losses,
      ties: tied,
      observed: won / all,
      expected: sum ? sum.mean / all : null,
      residual: sum && sum.variance > 0 ? (won - sum.mean) / Math.sqrt(sum.variance) : null,
    };
  });
  return pairs.sort((x, y) => Math.abs(y.residual ?? 0) - Math.abs(x.residual ?? 0));
}

/** What a fit expects the first of two models to score; null where they cannot be compared. */
function scoreOf(fit: RatingFit, ties: TieRule, a: number, b: number, isFirst: boolean) {
  const [first, second] = [fit.models[a]?.logStrength, fit.models[b]?.logStrength];
  const own = fit.fits.find((one) => one.logStrength !== null && one.members.includes(a));
  if (typeof first !== "number" || typeof second !== "number" || !own?.members.includes(b)) return null;
  const order = isFirst ? (own.orderEffect?.value ?? 0) : 0;
  return expectedScore(first - second + order, ties, own.tieParameter);
}

/** Mean score of each model and attribute over its responses (a response's score is the mean over its judges). */
function meanScores(rows: readonly ScoreRow[], nameOf: (model: string) => string) {
  const byModel = groupBy(rows, ({ model, attribute }) => `${attribute}\0${model}`);
  return [...byModel.values()]
    .map((own) => {
      const items = [...groupBy(own, (row) => row.item).values()].map(
        (scores) => scores.reduce((sum, row) => sum + row.value, 0) / scores.length,
      );
      const mean = items.reduce((sum, value) => sum + value, 0) / items.length;
      const squares = items.reduce((sum, value) => sum + (value - mean) ** 2, 0);
      return {
        attribute: own[0]?.attribute ?? "",
        model: nameOf(own[0]?.model ?? ""),
        responses: items.length,
        mean,
        standardError: items.length > 1 ? Math.sqrt(squares / (items.length - 1) / items.length) : null,
      };
    })
    .sort((a, b) => (a.attribute < b.attribute ? -1 : a.attribute > b.attribute ? 1 : b.mean - a.mean));
}
