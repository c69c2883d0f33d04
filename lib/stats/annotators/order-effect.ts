import { ClusteredRatio } from "../agreement/clustered-ratio";
import { normalQuantile } from "../distributions/normal";
import { rowsWhere } from "../group-rows";
import { sigmoid } from "../paired/logistic";

/**
 * How far an annotator leans towards the response shown first, two ways, over decided answers whose order is known:
 *
 *   share   first-shown wins / decided answers; ½ without bias where orders are balanced. Ratio over clusters (prompts).
 *   effect  γ of  logit P(first wins) = θ_first − θ_second + γ,  the strengths θ given (from everybody's judgments): whoever happened to
 *           see the better models first is not called biased. Maximum likelihood by Newton; Var(γ) = C/(C − 1) Σ_c g_c² / H²,
 *           g_c the score of cluster c and H the information at γ (K.-Y. Liang, S. L. Zeger, Biometrika 73 (1986), (2)). θ counts as known: its own
 *           error is left out.
 *
 * Source of γ: R. R. Davidson and R. J. Beaver, Biometrics 33 (1977), multiplicative order effect without ties. Ties are left out of both. γ does not
 * exist where the first wins always or never (reason no_finite_estimate), nothing is known (no_pairs),
 * or no two of the models have a common scale (not_comparable).
 */
export interface OrderBias {
  decided: number;
  share: { value: number | null; low: number | null; high: number | null };
  effect: { value: number | null; low: number | null; high: number | null; reason: OrderReason | null };
}
export type OrderReason = "no_pairs" | "not_comparable" | "no_finite_estimate";

/** Rows: one decided answer. */
export interface OrderedAnswers {
  /** 1 where the response shown first was preferred. */
  firstWon: Uint8Array;
  /** θ_first − θ_second; NaN where the two have no common scale: such a row counts in the share only. */
  advantage: Float64Array;
  /** Rows of one cluster stand together. */
  cluster: Int32Array;
}

const nothing = { value: null, low: null, high: null };

export function orderBias(rows: OrderedAnswers, confidence: number): OrderBias {
  const z = normalQuantile(0.5 + confidence / 2);
  const ratio = new ClusteredRatio();
  for (const [from, to] of runs(rows.cluster)) {
    let won = 0;
    for (let row = from; row < to; row++) won += rows.firstWon[row] as number;
    ratio.add(won, to - from);
  }
  return { decided: rows.firstWon.length, share: ratio.interval(z), effect: effectOf(rows, z) };
}

function effectOf({ firstWon, advantage, cluster }: OrderedAnswers, z: number): OrderBias["effect"] {
  const usable = rowsWhere(firstWon.length, (row) => !Number.isNaN(advantage[row]));
  const won = usable.reduce((sum, row) => sum + (firstWon[row] as number), 0);
  if (usable.length === 0)
    return { ...nothing, reason: firstWon.length === 0 ? "no_pairs" : "not_comparable" };
  if (won === 0 || won === usable.length) return { ...nothing, reason: "no_finite_estimate" };
  let value = 0;
  let information = 0;
  for (let step = 0; step < 100; step++) {
    let score = 0;
    information = 0;
    for (const row of usable) {
      const p = sigmoid((advantage[row] as number) + value);
      score += (firstWon[row] as number) - p;
      information += p * (1 - p);
    }
    // A step of at most 1: the likelihood is concave, and far from the optimum Newton's own step overshoots.
    const move = Math.max(-1, Math.min(1, score / information));
    value += move;
    if (Math.abs(score) < 1e-10 * usable.length) break;
  }
  const [clusters, squares] = squaredScores(usable, cluster, (row) => {
    return (firstWon[row] as number) - sigmoid((advantage[row] as number) + value);
  });
  if (clusters < 2) return { value, low: null, high: null, reason: null };
  const half = (z * Math.sqrt((clusters / (clusters - 1)) * squares)) / information;
  return { value, low: value - half, high: value + half, reason: null };
}

/** Over clusters, whose rows stand together: how many, and Σ_c (Σ score)². */
function squaredScores(
  rows: Int32Array,
  cluster: Int32Array,
  scoreOf: (row: number) => number,
): [clusters: number, squares: number] {
  let [clusters, squares, sum] = [0, 0, 0];
  for (let at = 0; at < rows.length; at++) {
    const row = rows[at] as number;
    sum += scoreOf(row);
    if (at + 1 < rows.length && cluster[rows[at + 1] as number] === cluster[row]) continue;
    clusters++;
    squares += sum * sum;
    sum = 0;
  }
  return [clusters, squares];
}

/** Half-open ranges of equal neighbours. */
function* runs(cluster: Int32Array): Generator<[number, number]> {
  let from = 0;
  for (let row = 1; row <= cluster.length; row++)
    if (row === cluster.length || cluster[row] !== cluster[from]) {
      yield [from, row];
      from = row;
    }
}
