/**
 * The learning curve L(D) = L∞ + (D₀/D)^α by least squares: for every α the best L∞ ≥ 0 and (D₀)^α ≥ 0 follow from a line
 * in D^(−α), so that only α is searched: a grid, then a golden section. It cannot diverge.
 * Sources: J. Hestness et al., arXiv 1712.00409 (2017), (1); G. Golub and V. Pereyra, SIAM J. Numer. Anal. 10 (1973),
 * variable projection. Null where the curve does not fall, or has fewer than three points.
 */
export interface PowerLaw {
  /** L∞: what is left with any amount of data. */
  limit: number;
  /** D₀, in the unit of D. */
  scale: number;
  exponent: number;
  /** Sum of squared residuals. */
  residual: number;
}

const [lowest, highest, places] = [0.05, 2, 120];

export function fitPowerLaw(sizes: ArrayLike<number>, losses: ArrayLike<number>): PowerLaw | null {
  if (sizes.length < 3) return null;
  const exponentAt = (place: number) => lowest * (highest / lowest) ** place;
  const at = (place: number) => lineAt(sizes, losses, exponentAt(place));
  let best = 0;
  for (let k = 1; k <= places; k++) if (at(k / places).residual < at(best / places).residual) best = k;
  const shrink = (Math.sqrt(5) - 1) / 2;
  let [low, high] = [Math.max(0, best - 1) / places, Math.min(places, best + 1) / places];
  while (high - low > 1e-10) {
    const [left, right] = [high - shrink * (high - low), low + shrink * (high - low)];
    if (at(left).residual <= at(right).residual) high = right;
    else low = left;
  }
  const place =
    at((low + high) / 2).residual <= at(best / places).residual ? (low + high) / 2 : best / places;
  const exponent = exponentAt(place);
  const { limit, slope, residual } = at(place);
  return slope > 0 ? { limit, scale: slope ** (1 / exponent), exponent, residual } : null;
}

/** What a power law says at a size. */
export function powerLawAt({ limit, scale, exponent }: PowerLaw, size: number): number {
  return limit + (scale / size) ** exponent;
}

/** The best line in D^(−α) with neither a negative limit nor a negative slope. */
function lineAt(sizes: ArrayLike<number>, losses: ArrayLike<number>, exponent: number) {
  const n = sizes.length;
  const x = Float64Array.from(sizes, (size) => size ** -exponent);
  let [meanX, meanY, xx, xy] = [0, 0, 0, 0];
  for (let k = 0; k < n; k++) {
    meanX += (x[k] as number) / n;
    meanY += (losses[k] as number) / n;
  }
  for (let k = 0; k < n; k++) {
    xx += ((x[k] as number) - meanX) ** 2;
    xy += ((x[k] as number) - meanX) * ((losses[k] as number) - meanY);
  }
  let slope = Math.max(0, xx > 0 ? xy / xx : 0);
  let limit = meanY - slope * meanX;
  if (limit < 0) {
    let [top, bottom] = [0, 0];
    for (let k = 0; k < n; k++) {
      top += (x[k] as number) * (losses[k] as number);
      bottom += (x[k] as number) ** 2;
    }
    [limit, slope] = [0, top / bottom];
  }
  let residual = 0;
  for (let k = 0; k < n; k++) residual += ((losses[k] as number) - limit - slope * (x[k] as number)) ** 2;
  return { limit, slope, residual };
}
