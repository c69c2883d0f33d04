/**
 * The two terms of Loader's saddle-point expansion, with which the densities of the gamma and beta families keep full
 * precision where the textbook form exp(log … − logΓ …) loses it (large parameters).
 * Source: C. Loader, Fast and Accurate Computation of Binomial Probabilities (2000), equations (4) and (5).
 */

const halfLogTwoPi = 0.9189385332046727;

/** log Γ(x), x > 0: shifted to x ≥ 15, then Stirling's series (Abramowitz and Stegun 6.1.40). */
export function logGamma(x: number): number {
  let product = 1;
  let at = x;
  while (at < 15) {
    product *= at;
    at++;
  }
  return (at - 0.5) * Math.log(at) - at + halfLogTwoPi + series(at) - Math.log(product);
}

/** δ(n) = log n! − log(√(2πn) (n/e)ⁿ), for real n > 0. */
export function stirlingError(n: number): number {
  if (n > 15) return series(n);
  return logGamma(n + 1) - (n + 0.5) * Math.log(n) + n - halfLogTwoPi;
}

function series(n: number): number {
  const r = 1 / (n * n);
  return (1 / 12 - r * (1 / 360 - r * (1 / 1260 - r * (1 / 1680 - r * (1 / 1188 - (r * 691) / 360360))))) / n;
}

/** D₀(x, m) = x log(x/m) + m − x, without cancellation where x is close to m. */
export function deviance(x: number, m: number): number {
  if (Math.abs(x - m) >= 0.1 * (x + m)) return x * Math.log(x / m) + m - x;
  const v = (x - m) / (x + m);
  let sum = (x - m) * v;
  let power = 2 * x * v;
  for (let j = 1; j < 1000; j++) {
    power *= v * v;
    const next = sum + power / (2 * j + 1);
    if (next === sum) break;
    sum = next;
  }
  return sum;
}
