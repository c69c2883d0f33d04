import { betaCdf } from "../distributions/incomplete-beta";
import { logGamma } from "../distributions/saddle-point";

/**
 * How divided annotators are, as one number: a pair of responses has a share p of all annotators on the side of one of
 * them, p ~ Beta(a, a) (which of the two is called first is arbitrary, so the distribution is symmetric). Instead of a we
 * use the intraclass correlation ρ = 1/(2a + 1): 1 where everybody is of one mind, 0 where everybody tosses a coin.
 *
 *   agreement of two   E[p² + (1 − p)²]        = (1 + ρ)/2
 *   best accuracy      E[max(p, 1 − p)]         = ½ + 1/(4ᵃ a B(a, a))
 *   best log-loss      E[−p ln p − (1−p) ln (1−p)] = ψ(2a + 1) − ψ(a + 1)
 *   quality of k       E[P(majority of k says what most of all annotators say)]
 *                      = Σ_{j > k/2} C(k, j) · 2 B(j + a, k − j + a)/B(a, a) · P(Beta(j + a, k − j + a) > ½),  k odd
 *
 * Sources: J. G. Skellam, J. R. Statist. Soc. B 10 (1948), the beta-binomial; M. E. Ord in Johnson, Kotz and Balakrishnan,
 * Continuous Univariate Distributions 2 (1995), ch. 25, mean deviation. The rest is integration of the density.
 */
const tiny = 1e-6;

/** a of ρ, which must not be 0. Below `tiny` the normal approximation p ~ N(½, ρ/4) is used instead: a loses its digits. */
function shapeOf(rho: number): number {
  return (1 - rho) / (2 * rho);
}

/** The share of the time that one annotator's answer is another's. */
export function agreementOfTwo(rho: number): number {
  return (1 + rho) / 2;
}

/** The best share of single annotators' answers that anything could predict; 1 at ρ = 1, ½ at ρ = 0. */
export function bestAccuracy(rho: number): number {
  return majorityQuality(rho, 1);
}

/** The least mean log-loss (nats) on single annotators' answers. */
export function bestLogLoss(rho: number): number {
  if (rho >= 1) return 0;
  if (rho < tiny) return Math.LN2 - rho / 2;
  const a = shapeOf(rho);
  return digamma(2 * a + 1) - digamma(a + 1);
}

/** How often a majority of k (odd) is what most annotators would say. */
export function majorityQuality(rho: number, k: number): number {
  if (rho >= 1) return 1;
  if (rho < tiny) return 0.5 + slopeOfMajority(k) * Math.sqrt(rho / (2 * Math.PI));
  const a = shapeOf(rho);
  let sum = 0;
  for (let j = (k + 1) / 2; j <= k; j++) {
    const [x, y] = [j + a, k - j + a];
    const choose = logGamma(k + 1) - logGamma(j + 1) - logGamma(k - j + 1);
    const mass = choose + logBeta(x, y) - logBeta(a, a);
    sum += 2 * Math.exp(mass) * (1 - betaCdf(0.5, x, y));
  }
  return Math.min(1, sum);
}

/** The derivative of P(majority of k) at p = ½: k C(k − 1, (k − 1)/2) / 2^(k − 1). */
function slopeOfMajority(k: number): number {
  let slope = k;
  for (let i = 1; i <= (k - 1) / 2; i++) slope *= ((k - 1) / 2 + i) / i / 4;
  return slope;
}

function logBeta(a: number, b: number): number {
  return logGamma(a) + logGamma(b) - logGamma(a + b);
}

/** ψ(x), x > 0: shifted to x ≥ 10, then the asymptotic series (Abramowitz and Stegun 6.3.18). */
export function digamma(x: number): number {
  let shift = 0;
  let at = x;
  for (; at < 10; at++) shift += 1 / at;
  const r = 1 / (at * at);
  const series = r * (1 / 12 - r * (1 / 120 - r * (1 / 252 - r * (1 / 240 - r / 132))));
  return Math.log(at) - 1 / (2 * at) - series - shift;
}
