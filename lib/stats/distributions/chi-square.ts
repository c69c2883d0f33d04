import { deviance, stirlingError } from "./saddle-point";

/**
 * P(χ² > x) with `df` degrees of freedom: the upper regularised incomplete gamma function Q(df/2, x/2).
 * Series DLMF 8.11.4 below the mean, continued fraction DLMF 8.9.2 (Lentz) above it.
 */
export function chiSquareUpperTail(x: number, df: number): number {
  if (x <= 0) return 1;
  const a = df / 2;
  const z = x / 2;
  // z^a e^−z / Γ(a+1), the Poisson density of a at mean z, by Loader's terms.
  const density = Math.exp(-stirlingError(a) - deviance(a, z)) / Math.sqrt(2 * Math.PI * a);
  if (z < a + 1) {
    let term = 1;
    let sum = 1;
    for (let k = 1; k < 100_000; k++) {
      term *= z / (a + k);
      sum += term;
      if (term < sum * 1e-17) break;
    }
    return Math.max(0, 1 - density * sum);
  }
  let b = z + 1 - a;
  let c = 1e300;
  let d = 1 / b;
  let value = d;
  for (let k = 1; k < 100_000; k++) {
    const numerator = -k * (k - a);
    b += 2;
    d = 1 / (numerator * d + b || 1e-300);
    c = b + numerator / c || 1e-300;
    const factor = d * c;
    value *= factor;
    if (Math.abs(factor - 1) < 1e-16) break;
  }
  return density * a * value;
}
