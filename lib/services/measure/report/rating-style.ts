import type { RatingChoice, StyleEffect } from "@/lib/domain/api/ratings";
import { type StyleFeature, styleFeatures } from "@/lib/domain/response-style";
import { sigmoid } from "@/lib/stats/paired/logistic";
import type { CovariateEffect } from "@/lib/stats/ratings/fit-ratings";

/** Style features of responses by number: `styleFeatures.length` counts each; −1 where a text is not known. */
export type StyleTable = Int32Array;

export interface StyleCovariates {
  features: readonly StyleFeature[];
  /** Row-major rows × features, the first response's minus the second's. */
  values: Float64Array;
  /** What each feature's difference was divided by; null for length. */
  scales: (number | null)[];
  /** Rows of which a text is not known: all their covariates are 0. */
  withoutText: number;
}

/**
 * Covariates after Chatbot Arena's style control (lmsys.org/blog/2024-08-28-style-control): length as (a − b)/(a + b),
 * the others as differences divided by their root mean square. Nothing is centred, so that turning a pair around only
 * turns signs.
 * @param first @param second responses of each row by number, in the order of the comparison
 */
export function styleCovariates(
  first: Int32Array,
  second: Int32Array,
  styles: StyleTable,
  style: RatingChoice["style"],
): StyleCovariates {
  const features = style === "length" ? (["length"] as const) : style === "format" ? styleFeatures : [];
  const [count, width, rows] = [features.length, styleFeatures.length, first.length];
  const values = new Float64Array(rows * count);
  const squares = new Float64Array(count);
  let withoutText = 0;
  for (let row = 0; row < rows; row++) {
    const [a, b] = [(first[row] as number) * width, (second[row] as number) * width];
    if ((styles[a] ?? -1) < 0 || (styles[b] ?? -1) < 0) {
      withoutText++;
      continue;
    }
    for (let k = 0; k < count; k++) {
      const [x, y] = [styles[a + k] as number, styles[b + k] as number];
      const value = k > 0 ? x - y : x + y === 0 ? 0 : (x - y) / (x + y);
      values[row * count + k] = value;
      squares[k] = (squares[k] as number) + value * value;
    }
  }
  const used = Math.max(1, rows - withoutText);
  const scales = features.map((_, k) => (k === 0 ? null : Math.sqrt((squares[k] as number) / used) || 1));
  for (let at = 0; at < values.length; at++) values[at] = (values[at] as number) / (scales[at % count] ?? 1);
  return { features, values, scales, withoutText };
}

/** (2 − 1)/(2 + 1): what the covariate of length is for a response twice as long as the other. */
const twiceAsLong = 1 / 3;

/** Coefficients in words that can be read: how often a response twice as long, or with one more, wins against an equal. */
export function styleEffects(
  covariates: StyleCovariates,
  effects: readonly CovariateEffect[],
): StyleEffect[] {
  return covariates.features.map((feature, k) => {
    const effect = effects[k];
    const none = {
      feature,
      value: null,
      low: null,
      high: null,
      scale: null,
      wins: null,
      winsLow: null,
      winsHigh: null,
    };
    if (!effect || effect.reason !== null) return { ...none, reason: effect?.reason ?? null };
    const scale = covariates.scales[k] ?? null;
    const step = scale === null ? twiceAsLong : 1 / scale;
    const { value, low, high, reason } = effect;
    const wins = (at: number) => sigmoid(at * step);
    return {
      feature,
      reason,
      value,
      low,
      high,
      scale,
      wins: wins(value),
      winsLow: wins(low),
      winsHigh: wins(high),
    };
  });
}
