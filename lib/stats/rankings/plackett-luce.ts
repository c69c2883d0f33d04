import { type DensePoint, densePoint, inverseInformation } from "../linear/dense-point";
import { type Ending, maximise } from "../linear/newton";
import { sigmoid, softplus } from "../paired/logistic";

/**
 * Plackett–Luce: a ranking is a row of choices, each item chosen from those left with probability e^θ_i / Σ_left e^θ_j.
 *
 *   ℓ(θ) = Σ_rankings Σ_stages (θ_chosen − log Σ_left e^θ),   Σθ = 0
 *
 * Source: R. L. Plackett, Applied Statistics 24 (1975); D. R. Hunter, Ann. Statist. 32 (2004), section 5. Newton's method:
 * ℓ is concave. What is left: the items that the ranking lists (`listed`), or all items (`all`: a best-n list, the rest
 * unordered below it). Ties: plackett-luce-ties.ts. Identified where the digraph "i ranked above j" is strongly connected
 * (Hunter, assumption 1). The information is summed in O(m²) a ranking of m items: items at places s ≤ t of it share
 * −π_i π_j Σ_{stages ≤ s} 1/S².
 */
export type ChoiceSet = "listed" | "all";

export interface RankingFit {
  /** Natural logarithms of worths. */
  logWorth: Float64Array;
  logLikelihood: number;
  /** Row-major n × n, at the estimate, of the likelihood alone. */
  information: Float64Array;
  ending: Ending;
  iterations: number;
}

/**
 * A penalty makes the estimate finite whatever the rankings; a fit with one must be labelled as penalised.
 * prior: − (λ/2) Σ θ², a normal prior of variance 1/λ on each worth.
 * ghost: an item more that wins and loses `ghost` comparisons against every item, its worth estimated with theirs, then
 * dropped. H. L. Turner, J. van Etten, D. Firth and I. Kosmidis, Computational Statistics 35 (2020), section 3.2.
 */
export interface Penalty {
  prior?: number;
  ghost?: number;
}

/**
 * Likelihood and information of the result are those of the rankings alone, at the (penalised) estimate.
 * @param rankings each best first, item numbers 0 … n − 1, none twice.
 */
export function fitPlackettLuce(
  rankings: readonly Int32Array[],
  n: number,
  choiceSet: ChoiceSet,
  { prior = 0, ghost = 0 }: Penalty = {},
): RankingFit {
  const size = ghost > 0 ? n + 1 : n;
  const scale = new Float64Array(size).fill(prior + 2 * ghost);
  for (const ranking of rankings) for (const item of ranking) scale[item] = (scale[item] as number) + 1;
  if (choiceSet === "all") for (let i = 0; i < n; i++) scale[i] = (scale[i] as number) + rankings.length;
  const found = maximise<DensePoint>(
    (x) => penalise(sum(rankings, size, n, choiceSet, x), x, n, prior, ghost),
    new Float64Array(size),
    scale.map((value) => Math.max(value, Number.MIN_VALUE)),
    prior > 0 ? () => {} : centre,
  );
  const logWorth = found.x.slice(0, n);
  if (ghost > 0) centre(logWorth);
  const { value, information } = sum(rankings, n, n, choiceSet, logWorth);
  return { logWorth, logLikelihood: value, information, ending: found.ending, iterations: found.iterations };
}

/** Covariance on the sum-zero space. */
export function rankingCovariance(information: Float64Array, n: number): Float64Array | null {
  return inverseInformation(information, n, n);
}

/** The arcs "i was chosen while j was left" of all rankings, for findComponents-like questions. */
export function rankingArcs(
  rankings: readonly Int32Array[],
  n: number,
  choiceSet: ChoiceSet,
): [number, number][] {
  const arcs: [number, number][] = [];
  const inRanking = new Uint8Array(n);
  for (const ranking of rankings) {
    // Consecutive places are enough: above is transitive.
    for (let s = 1; s < ranking.length; s++) arcs.push([ranking[s - 1] as number, ranking[s] as number]);
    if (choiceSet === "listed" || ranking.length === 0) continue;
    for (const item of ranking) inRanking[item] = 1;
    const last = ranking[ranking.length - 1] as number;
    for (let j = 0; j < n; j++) if (inRanking[j] === 0) arcs.push([last, j]);
    for (const item of ranking) inRanking[item] = 0;
  }
  return arcs;
}

function centre(x: Float64Array): void {
  const mean = x.reduce((sum, value) => sum + value, 0) / x.length;
  for (let i = 0; i < x.length; i++) x[i] = (x[i] as number) - mean;
}

interface Sums {
  value: number;
  gradient: Float64Array;
  information: Float64Array;
}

function penalise(sums: Sums, x: Float64Array, items: number, prior: number, ghost: number): DensePoint {
  const { gradient, information } = sums;
  const n = x.length;
  for (let i = 0; prior > 0 && i < items; i++) {
    const at = x[i] as number;
    sums.value -= (prior / 2) * at * at;
    gradient[i] = (gradient[i] as number) - prior * at;
    information[i * n + i] = (information[i * n + i] as number) + prior;
  }
  for (let i = 0; ghost > 0 && i < items; i++) {
    const g = items;
    const d = (x[i] as number) - (x[g] as number);
    const slope = -ghost * Math.tanh(d / 2);
    const weight = 2 * ghost * sigmoid(d) * sigmoid(-d);
    sums.value -= ghost * (softplus(d) + softplus(-d));
    gradient[i] = (gradient[i] as number) + slope;
    gradient[g] = (gradient[g] as number) - slope;
    information[i * n + i] = (information[i * n + i] as number) + weight;
    information[g * n + g] = (information[g * n + g] as number) + weight;
    subtractBoth(information, n, i, g, weight);
  }
  return densePoint(sums.value, gradient, information, prior > 0 ? 0 : n);
}

/** ℓ of the rankings with its derivatives, as n × n; only the first `items` are items that a best-n list leaves. */
function sum(
  rankings: readonly Int32Array[],
  n: number,
  items: number,
  choiceSet: ChoiceSet,
  x: Float64Array,
): Sums {
  const gradient = new Float64Array(n);
  const information = new Float64Array(n * n);
  const inRanking = new Uint8Array(n);
  let value = 0;
  const top = x.slice(0, items).reduce((most, one) => Math.max(most, one), Number.NEGATIVE_INFINITY);
  const worth = choiceSet === "all" ? x.map((one) => Math.exp(one - top)) : new Float64Array(n);
  for (const ranking of rankings) {
    const m = ranking.length;
    if (m === 0) continue;
    let shift = top;
    let rest = 0;
    if (choiceSet === "all") {
      for (const item of ranking) inRanking[item] = 1;
      for (let j = 0; j < items; j++) if (inRanking[j] === 0) rest += worth[j] as number;
    } else {
      shift = Number.NEGATIVE_INFINITY;
      for (const item of ranking) shift = Math.max(shift, x[item] as number);
      for (const item of ranking) worth[item] = Math.exp((x[item] as number) - shift);
    }
    // The last item left is no choice.
    const stages = rest > 0 ? m : m - 1;
    const left = new Float64Array(m);
    let total = rest;
    for (let s = m - 1; s >= 0; s--) {
      total += worth[ranking[s] as number] as number;
      left[s] = total;
    }
    // first[s] = Σ_{stages ≤ s} 1/S, second[s] = Σ_{stages ≤ s} 1/S².
    const first = new Float64Array(m);
    const second = new Float64Array(m);
    let [one, two] = [0, 0];
    for (let s = 0; s < m; s++) {
      if (s < stages) {
        const S = left[s] as number;
        value += (x[ranking[s] as number] as number) - shift - Math.log(S);
        one += 1 / S;
        two += 1 / S ** 2;
      }
      first[s] = one;
      second[s] = two;
    }
    for (let s = 0; s < m; s++) {
      const i = ranking[s] as number;
      const p = worth[i] as number;
      gradient[i] = (gradient[i] as number) + (s < stages ? 1 : 0) - p * (first[s] as number);
      information[i * n + i] =
        (information[i * n + i] as number) + p * (first[s] as number) - p * p * (second[s] as number);
      for (let t = s + 1; t < m; t++) {
        const j = ranking[t] as number;
        subtractBoth(information, n, i, j, p * (worth[j] as number) * (second[s] as number));
      }
    }
    if (choiceSet === "listed") continue;
    for (let j = 0; j < items; j++) {
      if (inRanking[j] === 1) continue;
      const p = worth[j] as number;
      gradient[j] = (gradient[j] as number) - p * one;
      information[j * n + j] = (information[j * n + j] as number) + p * one - p * p * two;
      for (let s = 0; s < m; s++) {
        const i = ranking[s] as number;
        subtractBoth(information, n, i, j, p * (worth[i] as number) * (second[s] as number));
      }
      for (let k = j + 1; k < items; k++)
        if (inRanking[k] === 0) subtractBoth(information, n, j, k, p * (worth[k] as number) * two);
    }
    for (const item of ranking) inRanking[item] = 0;
  }
  return { value, gradient, information };
}

function subtractBoth(matrix: Float64Array, n: number, i: number, j: number, amount: number): void {
  matrix[i * n + j] = (matrix[i * n + j] as number) - amount;
  matrix[j * n + i] = (matrix[j * n + i] as number) - amount;
}
