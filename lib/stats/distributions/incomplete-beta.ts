import { deviance, stirlingError } from "./saddle-point";

/**
 * The regularised incomplete beta function I_x(a, b) = P(Beta(a, b) ≤ x) and its inverse.
 * Formula: x^a (1−x)^b / (a B(a, b)) times the continued fraction DLMF 8.17.22, by Lentz's method; its prefactor by
 * Loader's saddle-point terms. Full double precision for parameters up to about 1e8.
 */

/** The smaller of two complementary tails is computed, so that neither is a difference. */
interface Tails {
  lower: number;
  upper: number;
}

/** @param y 1 − x, given apart so that no digits are lost where x is close to 1. */
function tails(x: number, y: number, a: number, b: number): Tails {
  if (x <= 0) return { lower: 0, upper: 1 };
  if (y <= 0) return { lower: 1, upper: 0 };
  if (x <= (a + 1) / (a + b + 2)) {
    const lower = Math.min(1, (prefactor(x, y, a, b) * fraction(x, a, b)) / a);
    return { lower, upper: 1 - lower };
  }
  const upper = Math.min(1, (prefactor(y, x, b, a) * fraction(y, b, a)) / b);
  return { lower: 1 - upper, upper };
}

/** x^a y^b / B(a, b) = ab/n · binomial density of a in n = a + b. */
function prefactor(x: number, y: number, a: number, b: number): number {
  const n = a + b;
  const log =
    stirlingError(n) - stirlingError(a) - stirlingError(b) - deviance(a, n * x) - deviance(b, n * y);
  return Math.exp(log) * Math.sqrt(((a / n) * b) / (2 * Math.PI));
}

/** The continued fraction for B_x(a, b) · a / (x^a y^b); converges in O(√max(a, b)) steps for x < (a+1)/(a+b+2). */
function fraction(x: number, a: number, b: number): number {
  const tiny = 1e-300;
  let c = 1;
  let d = 1 / nonZero(1 - ((a + b) * x) / (a + 1), tiny);
  let value = d;
  for (let m = 1; m < 100_000; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / nonZero(1 + even * d, tiny);
    c = nonZero(1 + even / c, tiny);
    value *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / nonZero(1 + odd * d, tiny);
    c = nonZero(1 + odd / c, tiny);
    const factor = d * c;
    value *= factor;
    if (Math.abs(factor - 1) < 1e-16) break;
  }

  return value;
}

function nonZero(value: number, tiny: number): number {
  return Math.abs(value) < tiny ? tiny : value;
}

/** P(Beta(a, b) ≤ x), a, b > 0. */
export function betaCdf(x: number, a: number, b: number): number {
  return tails(x, 1 - x, a, b).lower;
}

/** As betaCdf, from x/(1−x): keeps digits at both ends (F and t use it). @returns both tails. */
export function betaTailsOfOdds(odds: number, a: number, b: number): Tails {
  if (odds === Number.POSITIVE_INFINITY) return { lower: 1, upper: 0 };
  return tails(odds / (1 + odds), 1 / (1 + odds), a, b);
}

/**
 * The x with P(Beta(a, b) ≤ x) = p, returned with 1 − x at its own precision.
 * Newton on log-odds, kept inside a bracket that bisection shrinks.
 */
export function betaQuantileOdds(p: number, a: number, b: number): { x: number; y: number } {
  if (p <= 0) return { x: 0, y: 1 };
  if (p >= 1) return { x: 1, y: 0 };
  let low = -740;
  let high = 740;
  let z = Math.log(a / b);
  for (let step = 0; step < 400; step++) {
    const x = z > 0 ? 1 / (1 + Math.exp(-z)) : Math.exp(z) / (1 + Math.exp(z));
    const y = z > 0 ? Math.exp(-z) / (1 + Math.exp(-z)) : 1 / (1 + Math.exp(z));
    const { lower, upper } = tails(x, y, a, b);
    const miss = p < 0.5 ? lower - p : 1 - p - upper;
    if (miss > 0) high = z;
    else low = z;
    // dI/dz = density · x y = x^a y^b / B(a, b). Newton on the tail's logarithm, which is nearly linear in z far out.
    const slope = prefactor(x, y, a, b);
    const tail = p < 0.5 ? lower : upper;
    const target = p < 0.5 ? p : 1 - p;
    const sign = p < 0.5 ? -1 : 1;
    let next = z + (sign * (Math.log(tail) - Math.log(target)) * tail) / slope;
    if (!(next > low && next < high)) next = (low + high) / 2;
    if (Math.abs(next - z) <= 2e-16 * Math.max(1, Math.abs(z)) || high - low < 1e-15) {
      z = next;
      break;
    }
    z = next;
  }
  return z > 0
    ? { x: 1 / (1 + Math.exp(-z)), y: Math.exp(-z) / (1 + Math.exp(-z)) }
    : { x: Math.exp(z) / (1 + Math.exp(z)), y: 1 / (1 + Math.exp(z)) };
}

/** The x with P(Beta(a, b) ≤ x) = p. */
export function betaQuantile(p: number, a: number, b: number): number {
  return betaQuantileOdds(p, a, b).x;
}
