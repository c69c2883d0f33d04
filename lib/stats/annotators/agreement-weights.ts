/**
 * How far an annotator's word counts, from how often he agrees with others on the same pairs (ties left out).
 *
 * Model: one coin. Annotator a reports the better response with probability s_a, otherwise the other; errors are
 * independent. Against others of mean skill s he agrees with probability A_a = s_a s + (1 − s_a)(1 − s), so that
 *
 *   2A_a − 1 = (2s_a − 1)(2s − 1),   2A − 1 = (2s − 1)²,   w_a = 2s_a − 1 = (2A_a − 1) / √(2A − 1)
 *
 * with A the pooled agreement: the method of moments for A. P. Dawid and A. M. Skene, Appl. Statist. 28 (1979), restricted to
 * two classes and one parameter. w_a is 1 for who is always right, 0 for who guesses. A_a is shrunk towards A by
 * `priorComparisons` imagined comparisons, so that who was compared with nobody counts as the average does.
 * Weights are cut to [floor, 1]: nobody is turned round or silenced. Degenerate: without comparisons, or with A ≤ ½
 * (no better than chance: no telling who is right), every weight is 1 and `reason` says so.
 */
export interface AgreementWeights {
  weight: Float64Array;
  /** A; null without comparisons. */
  pooled: number | null;
  reason: "no_comparisons" | "no_better_than_chance" | null;
}

const priorComparisons = 10;
const floor = 0.05;

/** @param same agreeing comparisons by annotator. @param compared all of his comparisons. */
export function agreementWeights(same: Float64Array, compared: Float64Array): AgreementWeights {
  const sum = (values: Float64Array) => values.reduce((total, value) => total + value, 0);
  const all = sum(compared);
  const pooled = all > 0 ? sum(same) / all : null;
  const reason = pooled === null ? "no_comparisons" : pooled <= 0.5 ? "no_better_than_chance" : null;
  if (pooled === null || reason !== null)
    return { weight: new Float64Array(same.length).fill(1), pooled, reason };
  const skill = Math.sqrt(2 * pooled - 1);
  const weight = same.map((agreed, annotator) => {
    const shrunk =
      (agreed + priorComparisons * pooled) / ((compared[annotator] as number) + priorComparisons);
    return Math.min(1, Math.max(floor, (2 * shrunk - 1) / skill));
  });
  return { weight, pooled, reason: null };
}
