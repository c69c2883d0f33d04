import { betaQuantile } from "./incomplete-beta";
import { normalQuantile } from "./normal";

/**
 * Intervals of a proportion x/n, z the normal quantile:
 *
 *   Wilson          (p + z²/2n ± z √(p(1−p)/n + z²/4n²)) / (1 + z²/n);  E. B. Wilson, J. Amer. Statist. Assoc. 22 (1927)
 *   Clopper–Pearson quantiles of Beta(x, n−x+1) and Beta(x+1, n−x);  Biometrika 26 (1934)
 *   Agresti–Coull   Wald at n + z², (x + z²/2)/(n + z²);  Amer. Statist. 52 (1998)
 *   normal (Wald)   p ± z √(p(1−p)/n)
 *   Jeffreys        quantiles of Beta(x + ½, n − x + ½)
 *
 * Review: L. D. Brown, T. T. Cai and A. DasGupta, Statist. Sci. 16 (2001). Cut to [0, 1]. n = 0: no interval.
 */
export type Interval = [low: number, high: number];

export interface ProportionIntervals {
  p: number;
  wilson: Interval;
  clopperPearson: Interval;
  agrestiCoull: Interval;
  normal: Interval;
  jeffreys: Interval;
}

/** @returns null where n is 0 or x is not in 0 … n. */
export function proportionIntervals(x: number, n: number, confidence: number): ProportionIntervals | null {
  if (!(n > 0 && x >= 0 && x <= n)) return null;
  const p = x / n;
  const tail = (1 - confidence) / 2;
  const z = -normalQuantile(tail);
  const size = n + z ** 2;
  const middle = (x + z ** 2 / 2) / size;
  const around = (centre: number, half: number): Interval => [
    Math.max(0, centre - half),
    Math.min(1, centre + half),
  ];
  return {
    p,
    wilson: around(middle, (z * Math.sqrt(n * p * (1 - p) + z ** 2 / 4)) / size),
    clopperPearson: [
      x === 0 ? 0 : betaQuantile(tail, x, n - x + 1),
      x === n ? 1 : betaQuantile(1 - tail, x + 1, n - x),
    ],
    agrestiCoull: around(middle, z * Math.sqrt((middle * (1 - middle)) / size)),
    normal: around(p, z * Math.sqrt((p * (1 - p)) / n)),
    jeffreys: [betaQuantile(tail, x + 0.5, n - x + 0.5), betaQuantile(1 - tail, x + 0.5, n - x + 0.5)],
  };
}
