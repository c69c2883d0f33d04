/**
 * How well a difference between two sides tells which of them won: the area under the ROC curve of the score d = x_winner − x_loser
 * when each pair is looked at from both sides, so that scores d belong to class 1 and −d to class 0:
 *
 *   AUC = P(D_i > −D_j) + ½ P(D_i = −D_j),   over all i, j
 *
 * a V-statistic of order two (the probability that a Walsh sum is positive). With h_i = P(D > −d_i) + ½ P(D = −d_i) its standard
 * error is 2 √(Var(h)/n). Source: E. L. Lehmann, Nonparametrics (1975), section 4.2; W. Hoeffding, Ann. Math. Statist. 19 (1948).
 * Pairs are taken as independent: the interval is too narrow where one prompt has many. n = 0: null; n = 1: no interval.
 * @param z the normal quantile of the interval's half
 */
export function differenceAuc(
  differences: Float64Array,
  z: number,
): { value: number | null; low: number | null; high: number | null } {
  const n = differences.length;
  if (n === 0) return { value: null, low: null, high: null };
  const sorted = Float64Array.from(differences).sort();
  const share = sorted.map((difference) => {
    const above = n - bound(sorted, -difference, true);
    const equal = n - above - bound(sorted, -difference, false);
    return (above + equal / 2) / n;
  });
  const value = share.reduce((sum, one) => sum + one, 0) / n;
  if (n < 2) return { value, low: null, high: null };
  const variance = share.reduce((sum, one) => sum + (one - value) ** 2, 0) / (n - 1);
  const half = z * 2 * Math.sqrt(variance / n);
  return { value, low: Math.max(0, value - half), high: Math.min(1, value + half) };
}

/** How many of the ascending values are below a limit, or at it too. */
function bound(sorted: Float64Array, limit: number, including: boolean): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    const value = sorted[middle] as number;
    if (value < limit || (including && value === limit)) low = middle + 1;
    else high = middle;
  }
  return low;
}
