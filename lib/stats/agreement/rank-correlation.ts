/**
 * Correlations of two rankings or scores of the same items, ties allowed:
 *
 *   Kendall τ-b = (C − D) / √((n₀ − n₁)(n₀ − n₂)),  n₀ = n(n−1)/2, n₁, n₂ the pairs tied in x, in y
 *   Stuart τ-c  = 2 (C − D) m / (n² (m − 1)),  m the smaller number of distinct values
 *   Spearman ρ  = Pearson's correlation of mid-ranks
 *
 * Source: M. G. Kendall, Rank Correlation Methods (1948), chapter 3; A. Stuart, Biometrika 40 (1953); C − D in O(n log n) by
 * W. R. Knight, J. Amer. Statist. Assoc. 61 (1966). A constant vector, or fewer than two items, leaves them undefined.
 * Opposite rankings give −1.
 */
export interface RankCorrelation {
  kendallTauB: number | null;
  kendallTauC: number | null;
  spearman: number | null;
  pearson: number | null;
  /** Items with both values. */
  items: number;
  reason: "too_few_items" | "constant" | null;
}

/** @param x @param y same length; pairs in which either is null are left out. */
export function rankCorrelation(
  x: readonly (number | null)[],
  y: readonly (number | null)[],
): RankCorrelation {
  const a: number[] = [];
  const b: number[] = [];
  for (let i = 0; i < Math.min(x.length, y.length); i++) {
    const [u, v] = [x[i], y[i]];
    if (u === null || v === null || u === undefined || v === undefined) continue;
    a.push(u);
    b.push(v);
  }
  const n = a.length;
  const none = (reason: "too_few_items" | "constant"): RankCorrelation => ({
    kendallTauB: null,
    kendallTauC: null,
    spearman: null,
    pearson: null,
    items: n,
    reason,
  });
  if (n < 2) return none("too_few_items");
  const [tiesX, distinctX] = tiedPairs(a);
  const [tiesY, distinctY] = tiedPairs(b);
  if (distinctX < 2 || distinctY < 2) return none("constant");
  const pairs = (n * (n - 1)) / 2;
  const excess = concordance(a, b, tiesX, tiesY, pairs);
  const least = Math.min(distinctX, distinctY);
  return {
    kendallTauB: clamp(excess / Math.sqrt(pairs - tiesX) / Math.sqrt(pairs - tiesY)),
    kendallTauC: clamp((2 * excess * least) / (n ** 2 * (least - 1))),
    spearman: pearson(midRanks(a), midRanks(b)),
    pearson: pearson(a, b),
    items: n,
    reason: null,
  };
}

/** Ranks from 1, ascending, ties sharing the mean. */
export function midRanks(values: readonly number[]): number[] {
  const order = values.map((_, i) => i).sort((i, j) => (values[i] as number) - (values[j] as number));
  const ranks = new Array<number>(values.length);
  for (let from = 0; from < order.length; ) {
    let to = from;
    while (to < order.length && values[order[to] as number] === values[order[from] as number]) to++;
    for (let k = from; k < to; k++) ranks[order[k] as number] = (from + to + 1) / 2;
    from = to;
  }
  return ranks;
}

function tiedPairs(values: readonly number[]): [pairs: number, distinct: number] {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  let pairs = 0;
  for (const t of counts.values()) pairs += (t * (t - 1)) / 2;
  return [pairs, counts.size];
}

/** C − D: pairs not tied in either, less twice the discordant ones, which are the swaps of a merge sort. */
function concordance(
  a: readonly number[],
  b: readonly number[],
  tiesX: number,
  tiesY: number,
  pairs: number,
): number {
  const order = a
    .map((_, i) => i)
    .sort((i, j) => (a[i] as number) - (a[j] as number) || (b[i] as number) - (b[j] as number));
  let both = 0;
  for (let from = 0; from < order.length; ) {
    let to = from;
    const first = order[from] as number;
    while (to < order.length && a[order[to] as number] === a[first] && b[order[to] as number] === b[first])
      to++;
    both += ((to - from) * (to - from - 1)) / 2;
    from = to;
  }
  const discordant = swaps(Float64Array.from(order, (i) => b[i] as number));
  return pairs - tiesX - tiesY + both - 2 * discordant;
}

function swaps(values: Float64Array): number {
  let from: Float64Array = values;
  let to: Float64Array = new Float64Array(values.length);
  let count = 0;
  for (let width = 1; width < values.length; width *= 2) {
    for (let start = 0; start < values.length; start += 2 * width) {
      const middle = Math.min(start + width, values.length);
      const end = Math.min(start + 2 * width, values.length);
      let [left, right] = [start, middle];
      for (let k = start; k < end; k++) {
        const takeLeft = left < middle && (right >= end || (from[left] as number) <= (from[right] as number));
        if (!takeLeft) count += middle - left;
        to[k] = from[takeLeft ? left++ : right++] as number;
      }
    }
    [from, to] = [to, from];
  }
  return count;
}

function pearson(a: readonly number[], b: readonly number[]): number | null {
  const n = a.length;
  const meanA = a.reduce((sum, value) => sum + value, 0) / n;
  const meanB = b.reduce((sum, value) => sum + value, 0) / n;
  // In units of the greatest deviation, so that no square of a very small or large one is lost.
  const [scaleA, scaleB] = [greatest(a, meanA), greatest(b, meanB)];
  let [ab, aa, bb] = [0, 0, 0];
  for (let i = 0; i < n; i++) {
    const u = ((a[i] as number) - meanA) / scaleA;
    const v = ((b[i] as number) - meanB) / scaleB;
    ab += u * v;
    aa += u * u;
    bb += v * v;
  }
  return aa > 0 && bb > 0 ? clamp(ab / Math.sqrt(aa) / Math.sqrt(bb)) : null;
}

function greatest(values: readonly number[], mean: number): number {
  return values.reduce((most, value) => Math.max(most, Math.abs(value - mean)), 0);
}

function clamp(value: number): number {
  return Math.max(-1, Math.min(1, value));
}
