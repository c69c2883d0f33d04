/**
 * The Elo scale, R = anchor + (scale / ln base)(θ − mean θ), and the sequential Elo rating
 *
 *   E = 1 / (1 + base^((R_b − R_a)/scale)),   R_a += k (s − E),   R_b −= k (s − E),   s = 1, 1/2 (tie), 0.
 *
 * Source: A. E. Elo, The Rating of Chessplayers (1978), section 1.6. Sequential ratings depend on the order of the games and
 * have no standard error: shown for comparison with published tables, never as a project's ratings.
 */
export const eloPerUnit = 400 / Math.LN10;

/** @param logStrength null where an item has none: it gets no rating, and the mean is that of the others. */
export function eloScale(
  logStrength: readonly (number | null)[],
  scale = 400,
  base = 10,
  anchor = 1000,
): { ratings: (number | null)[]; factor: number } {
  const factor = scale / Math.log(base);
  const known = logStrength.filter((value) => value !== null);
  const mean = known.reduce((sum, value) => sum + value, 0) / known.length;
  return {
    ratings: logStrength.map((value) => (value === null ? null : anchor + factor * (value - mean))),
    factor,
  };
}

/** Ratings after all rows in their order; items that never played keep the initial rating. */
export function eloOnline(
  n: number,
  rows: readonly (readonly [a: number, b: number, score: number])[],
  { k, base, scale, initial }: { k: number; base: number; scale: number; initial: number },
): Float64Array {
  const ratings = new Float64Array(n).fill(initial);
  for (const [a, b, score] of rows) {
    if (a === b) continue;
    const expected = 1 / (1 + base ** (((ratings[b] as number) - (ratings[a] as number)) / scale));
    const gain = k * (score - expected);
    ratings[a] = (ratings[a] as number) + gain;
    ratings[b] = (ratings[b] as number) - gain;
  }
  return ratings;
}
