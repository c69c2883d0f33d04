import type { RatingChoice, RatingView } from "@/lib/domain/api/ratings";
import { normalQuantile } from "@/lib/stats/distributions/normal";
import { aggregate } from "@/lib/stats/paired/cells";
import { sigmoid } from "@/lib/stats/paired/logistic";
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
    differences: differencesOf(fit, names, confidence),
    pairs: countedPairs(rows, fit, names),
    scores: meanScores(table.scores, nameOf),
  };
}

function differencesOf(fit: RatingFit, names: readonly string[], confidence: number) {
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
            winProbability: sigmoid(value),
          };
        }),
      );
    });
}

/** Pairs of models as counted and as expected; the worst-fitting first. */
function countedPairs(rows: ComparisonRows, fit: RatingFit, names: readonly string[]): RatingView["pairs"] {
  const cells = aggregate(rows, names.length);
  const pairs = Array.from(cells.first, (a, cell) => {
    const b = cells.second[cell] as number;
    const [wins, losses, ties] = [cells.wins[cell], cells.losses[cell], cells.ties[cell]] as [
      number,
      number,
      number,
    ];
    const n = wins + losses + ties;
    const observed = (wins + ties / 2) / n;
    const [first, second] = [fit.models[a], fit.models[b]];
    const isComparable = first?.component === second?.component && first?.logStrength !== null;
    const expected = isComparable ? sigmoid((first?.logStrength ?? 0) - (second?.logStrength ?? 0)) : null;
    // A tie is half a win, which varies less than a coin: the residual is, if anything, too small.
    const residual =
      expected === null ? null : (observed - expected) / Math.sqrt((expected * (1 - expected)) / n);
    return { a: names[a] ?? "", b: names[b] ?? "", wins, losses, ties, observed, expected, residual };
  });
  return pairs.sort((x, y) => Math.abs(y.residual ?? 0) - Math.abs(x.residual ?? 0));
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
