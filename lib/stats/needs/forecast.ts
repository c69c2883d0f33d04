import { quantile } from "../ratings/bootstrap";
import type { CurveFit } from "./learning-curve";
import type { Bounds } from "./noise-ceiling";
import { powerLawAt } from "./power-law";
import { majorityQuality } from "./symmetric-beta";

/**
 * What more judgments would buy, spent in two ways, on the learning curve L(D) fitted to the probe:
 *
 *   new prompts   n judgments more, each on a pair of its own:  L(D + n)
 *   overlap       n/2 pairs that one annotator judged get two opinions more, and the majority of three is learnt from.
 *                 A label that is right with chance q carries (2q − 1)² of what a certain one does, so that such a pair
 *                 counts as w = ((2 q₃ − 1)/(2 q₁ − 1))² pairs:  L(D + (n/2)(w − 1))
 *
 * q_k: how often a majority of k says what most would say (symmetric-beta.ts). The rule for w is that of learning under
 * symmetric label noise: N. Natarajan et al., Learning with Noisy Labels (NIPS 2013), corollary 2, whose bound grows with
 * 1/(1 − 2 noise) √(1/D). Intervals: the curve's and ρ's replicates, put together.
 */
export interface Forecast {
  /** Judgments that there are, and those to be spent. */
  judgments: number;
  spent: number;
  now: Bounds;
  newPrompts: Gain;
  /** Null where no two annotators judged one pair: what a further opinion is worth is not known then. */
  overlap: (Gain & { worth: number; pairs: number }) | null;
  /** Gain by new prompts less that by overlap. */
  advantage: Bounds | null;
}

/** Where the curve would be, and how far that is below today. */
export interface Gain {
  at: Bounds;
  gain: Bounds;
}

/**
 * @param single pairs that one annotator decided: no more can be given further opinions
 * @param rho with its replicates, or null
 * @returns null where the curve does not fall
 */
export function forecast(
  { law, drawn }: CurveFit,
  judgments: number,
  spent: number,
  single: number,
  rho: { value: number; drawn: Float64Array } | null,
  confidence: number,
): Forecast | null {
  if (!law) return null;
  const pairs = Math.min(single, spent / 2);
  const worthOf = (value: number) => {
    const apart = 2 * majorityQuality(value, 1) - 1;
    return apart > 0 ? ((2 * majorityQuality(value, 3) - 1) / apart) ** 2 : 2.25;
  };
  const worth = rho && worthOf(rho.value);
  // Replicates whose curve is flat gain nothing by anything.
  const draws = drawn.map((one, k) => {
    const drawnRho = rho && rho.drawn.length > 0 ? (rho.drawn[(k * 7) % rho.drawn.length] as number) : null;
    const drawnWorth = rho && (drawnRho === null ? (worth as number) : worthOf(drawnRho));
    return { law: one, overlap: judgments + pairs * ((drawnWorth ?? 1) - 1) };
  });
  const overlapped = judgments + pairs * ((worth ?? 1) - 1);
  const bounds = (value: number, values: number[]): Bounds => {
    const sorted = Float64Array.from(values).sort();
    const tail = (1 - confidence) / 2;
    const has = sorted.length > 1;
    return {
      value,
      low: has ? quantile(sorted, tail) : null,
      high: has ? quantile(sorted, 1 - tail) : null,
    };
  };
  const there = draws.filter((one) => one.law !== null);
  const at = (size: number, sizeOf: (one: (typeof draws)[number]) => number) =>
    bounds(
      powerLawAt(law, size),
      there.map((one) => (one.law ? powerLawAt(one.law, sizeOf(one)) : 0)),
    );
  const gain = (size: number, sizeOf: (one: (typeof draws)[number]) => number) =>
    bounds(
      powerLawAt(law, judgments) - powerLawAt(law, size),
      draws.map((one) => (one.law ? powerLawAt(one.law, judgments) - powerLawAt(one.law, sizeOf(one)) : 0)),
    );
  const more = () => judgments + spent;
  return {
    judgments,
    spent,
    now: at(judgments, () => judgments),
    newPrompts: { at: at(more(), more), gain: gain(more(), more) },
    overlap:
      worth === null
        ? null
        : {
            at: at(overlapped, (one) => one.overlap),
            gain: gain(overlapped, (one) => one.overlap),
            worth,
            pairs,
          },
    advantage:
      worth === null
        ? null
        : bounds(
            powerLawAt(law, overlapped) - powerLawAt(law, more()),
            draws.map((one) =>
              one.law ? powerLawAt(one.law, one.overlap) - powerLawAt(one.law, more()) : 0,
            ),
          ),
  };
}
