import { quantile } from "../ratings/bootstrap";
import { type OverlapCounts, promptResampler } from "./overlap-counts";
import { agreementOfTwo, bestAccuracy, bestLogLoss, majorityQuality } from "./symmetric-beta";

/**
 * The noise ceiling: the best accuracy that a reward model can show on these labels, however good it is.
 *
 * Two annotators of one pair agree with chance E[p² + (1 − p)²], p the share of annotators on one side; whoever knew p
 * and always said what most say would be right about one annotator's answer with chance E[max(p, 1 − p)]. With p ~ Beta(a, a)
 * (symmetric-beta.ts) repeated judgments give a: ℓ(ρ) = Σ_units log BetaBin(k; m, a, a), maximised over ρ = 1/(2a + 1).
 * Without any assumption on p, from ρ = 2 · agreement − 1 alone and Jensen's inequality: (1 + ρ)/2 ≤ ceiling ≤ (1 + √ρ)/2,
 * for max(p, 1 − p) = (1 + √(1 − 4p(1 − p)))/2 is concave in p(1 − p).
 * Ties are left out: they prefer neither. A unit with one decided judgment says nothing. Unlike agreement counted over
 * pairs of annotators, the likelihood is not misled where more opinions were asked for because the first ones differed.
 * Intervals: percentile bootstrap over prompts; where nobody disagreed there is no spread to draw from, and the lower end
 * is the profile likelihood's (S. S. Wilks, Ann. Math. Statist. 9 (1938)).
 * Undefined (null) where no pair was decided by two.
 */
export interface NoiseCeiling {
  /** Pairs of responses that two or more annotators decided, their prompts, and the most annotators of one pair. */
  units: number;
  prompts: number;
  mostAnnotators: number;
  rho: number;
  agreement: Bounds;
  ceiling: Bounds;
  /** The ceiling's limits without a model of p. */
  withoutModel: { low: number; high: number };
  logLoss: Bounds;
  /** How often a majority of k annotators says what most would say. */
  majority: { annotators: number; quality: number }[];
  /** ρ of each replicate: what intervals of anything that follows from it are made of. */
  drawn: Float64Array;
}

export interface Bounds {
  value: number;
  /** Null where there are too few prompts to draw from. */
  low: number | null;
  high: number | null;
}

const replicates = 400;
const fewestPrompts = 5;

export function measureCeiling(
  counts: OverlapCounts,
  uniform: () => number,
  confidence: number,
): NoiseCeiling | null {
  if (counts.units === 0) return null;
  const rho = fitCorrelation(counts, counts.total);
  const drawn = new Float64Array(counts.prompts >= fewestPrompts ? replicates : 0);
  const draw = promptResampler(counts);
  for (let r = 0; r < drawn.length; r++) drawn[r] = fitCorrelation(counts, draw(uniform));
  drawn.sort();
  const ends = endsOf(counts, rho, drawn, confidence);
  const bounds = (of: (rho: number) => number): Bounds => {
    if (!ends) return { value: of(rho), low: null, high: null };
    const [low, high] = ends.map(of) as [number, number];
    return { value: of(rho), low: Math.min(low, high), high: Math.max(low, high) };
  };
  return {
    units: counts.units,
    prompts: counts.prompts,
    mostAnnotators: counts.most,
    rho,
    agreement: bounds(agreementOfTwo),
    ceiling: bounds(bestAccuracy),
    withoutModel: { low: (1 + rho) / 2, high: (1 + Math.sqrt(rho)) / 2 },
    logLoss: bounds(bestLogLoss),
    majority: [1, 3, 5, 7].map((annotators) => ({
      annotators,
      quality: majorityQuality(rho, annotators),
    })),
    drawn,
  };
}

/** The interval of ρ. */
function endsOf(
  counts: OverlapCounts,
  rho: number,
  drawn: Float64Array,
  confidence: number,
): [number, number] | null {
  if (drawn.length === 0) return null;
  const tail = (1 - confidence) / 2;
  if (rho < 1) return [quantile(drawn, tail), quantile(drawn, 1 - tail)];
  // −2 log of the likelihood ratio at the boundary: a mixture of χ²₀ and χ²₁ (S. G. Self and K.-Y. Liang, JASA 82 (1987)).
  const drop = 1.3527714;
  const likelihood = likelihoodOf(counts, counts.total);
  let [below, above] = [0, 1];
  for (let step = 0; step < 60; step++) {
    const at = (below + above) / 2;
    if (likelihood(1) - likelihood(at) > drop) below = at;
    else above = at;
  }
  return [above, 1];
}

const grid = 128;

/** The most likely ρ, in [0, 1]: a grid, then a golden section around its best place. @param weights of the cells */
export function fitCorrelation(counts: OverlapCounts, weights: Float64Array): number {
  const at = likelihoodOf(counts, weights);
  const onGrid = Float64Array.from({ length: grid + 1 }, (_, k) => at(k / grid));
  const best = onGrid.reduce((most, value, k) => (value > (onGrid[most] as number) ? k : most), 0);
  if (best === grid && at(1) > Number.NEGATIVE_INFINITY) return 1;
  const shrink = (Math.sqrt(5) - 1) / 2;
  let [low, high] = [Math.max(0, best - 1) / grid, Math.min(grid, best + 1) / grid];
  let [left, right] = [high - shrink * (high - low), low + shrink * (high - low)];
  let [atLeft, atRight] = [at(left), at(right)];
  while (high - low > 1e-9) {
    if (atLeft >= atRight) {
      [high, right, atRight] = [right, left, atLeft];
      left = high - shrink * (high - low);
      atLeft = at(left);
    } else {
      [low, left, atLeft] = [left, right, atRight];
      right = low + shrink * (high - low);
      atRight = at(right);
    }
  }
  const found = (low + high) / 2;
  return at(0) >= at(found) ? 0 : found;
}

/**
 * ℓ(ρ) up to a constant; −∞ at ρ = 1 where anybody disagreed. With a scaled out, nothing grows as ρ → 0. The terms of all
 * cells are the same few, Σ_i above_i log((1 − ρ)/2 + ρ i) − Σ_i below_i log(1 − ρ + ρ i), so they are counted once.
 */
function likelihoodOf({ judgments, fewer, most }: OverlapCounts, weights: Float64Array) {
  const [above, below] = [new Float64Array(most), new Float64Array(most)];
  let [all, divided] = [0, false];
  for (let cell = 0; cell < weights.length; cell++) {
    const weight = weights[cell] as number;
    if (weight === 0) continue;
    const m = judgments[cell] as number;
    const k = fewer[cell] as number;
    all += weight;
    divided ||= k > 0;
    for (let i = 0; i < m; i++) {
      above[i] = (above[i] as number) + weight * (Number(i < k) + Number(i < m - k));
      below[i] = (below[i] as number) + weight;
    }
  }
  return (rho: number): number => {
    if (rho === 1) return divided ? Number.NEGATIVE_INFINITY : all * Math.log(0.5);
    let sum = 0;
    for (let i = 0; i < most; i++) {
      if (above[i] !== 0) sum += (above[i] as number) * Math.log((1 - rho) / 2 + rho * i);
      if (below[i] !== 0) sum -= (below[i] as number) * Math.log(1 - rho + rho * i);
    }
    return sum;
  };
}
