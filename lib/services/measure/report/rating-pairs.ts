import type { RatingView } from "@/lib/domain/api/ratings";
import { aggregate } from "@/lib/stats/paired/cells";
import { expectedScore } from "@/lib/stats/paired/expected-score";
import type { TieRule } from "@/lib/stats/paired/tie-rules";
import type { ComparisonRows } from "@/lib/stats/ratings/comparison-rows";
import type { RatingFit } from "@/lib/stats/ratings/fit-ratings";

/** Pairs of models as counted and as expected in the orders in which they were shown; the worst-fitting first. */
export function countedPairs(
  rows: ComparisonRows,
  fit: RatingFit,
  ties: TieRule,
  names: readonly string[],
): RatingView["pairs"] {
  const n = names.length;
  const sums = new Map<number, { mean: number; variance: number }>();
  const scoreOf = scorer(rows, fit, ties);
  for (let row = 0; row < rows.first.length; row++) {
    const score = scoreOf(row);
    if (!score) continue;
    const [a, b] = [rows.first[row] as number, rows.second[row] as number];
    const key = Math.min(a, b) * n + Math.max(a, b);
    let sum = sums.get(key);
    if (!sum) {
      sum = { mean: 0, variance: 0 };
      sums.set(key, sum);
    }
    sum.mean += a < b ? score.mean : 1 - score.mean;
    sum.variance += score.variance;
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

type Score = ReturnType<typeof expectedScore>;

/** What a fit expects of each row's first model, order shown and style included; null where the two cannot be compared. */
function scorer(rows: ComparisonRows, fit: RatingFit, ties: TieRule): (row: number) => Score | null {
  const n = fit.models.length;
  const known = new Map<number, Score | null>();
  const fitOf = new Int32Array(n).fill(-1);
  for (const [at, { members, logStrength }] of fit.fits.entries())
    if (logStrength) for (const member of members) fitOf[member] = at;
  const count = rows.covariateCount ?? 0;
  return (row) => {
    const [a, b] = [rows.first[row] as number, rows.second[row] as number];
    const own = fit.fits[fitOf[a] as number];
    if (a === b || !own || fitOf[a] !== fitOf[b]) return null;
    const isFirst = rows.orderKnown?.[row] ?? 0;
    const score = (style: number) => {
      const apart = (fit.models[a]?.logStrength ?? 0) - (fit.models[b]?.logStrength ?? 0);
      const order = isFirst * (own.orderEffect?.value ?? 0);
      return expectedScore(apart + order + style, ties, own.tieParameter);
    };
    if (count > 0) {
      let style = 0;
      for (const [k, effect] of own.effects.entries())
        if (effect.reason === null) style += effect.value * (rows.covariates?.[row * count + k] as number);
      return score(style);
    }
    const key = (a * n + b) * 2 + isFirst;
    const before = known.get(key);
    if (before !== undefined) return before;
    const found = score(0);
    known.set(key, found);
    return found;
  };
}
