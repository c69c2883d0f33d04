/**
 * Agreement weights w_ck: 1 on the diagonal, less the further two categories are apart.
 * linear 1 − |c−k|/range; quadratic 1 − (c−k)²/range²; radical 1 − √(|c−k|/range); ratio 1 − ((c−k)/(c+k))²/((max−min)/(max+min))²,
 * all on the categories' values; ordinal 1 − C(|rank c − rank k| + 1, 2)/C(q, 2), on ranks.
 * Source: K. L. Gwet, Handbook of Inter-Rater Reliability, 4th ed. (2014), section 3.5.
 */
export const weightings = ["identity", "linear", "quadratic", "ordinal", "radical", "ratio"] as const;

export type Weighting = (typeof weightings)[number];

/** @param values of the categories, ascending. @returns row-major q × q. */
export function weightMatrix(weighting: Weighting, values: readonly number[]): Float64Array {
  const q = values.length;
  const weights = new Float64Array(q * q);
  const low = values[0] ?? 0;
  const high = values[q - 1] ?? 0;
  for (let c = 0; c < q; c++)
    for (let k = 0; k < q; k++)
      weights[c * q + k] =
        c === k
          ? 1
          : 1 - distance(weighting, values[c] as number, values[k] as number, Math.abs(c - k), low, high, q);
  return weights;
}

function distance(
  weighting: Weighting,
  a: number,
  b: number,
  ranksApart: number,
  low: number,
  high: number,
  q: number,
): number {
  const share = Math.abs(a - b) / (high - low);
  if (weighting === "linear") return share;
  if (weighting === "quadratic") return share ** 2;
  if (weighting === "radical") return Math.sqrt(share);
  if (weighting === "ordinal") return (ranksApart * (ranksApart + 1)) / (q * (q - 1));
  if (weighting === "ratio") {
    const most = ((high - low) / (high + low)) ** 2;
    return a + b === 0 ? 0 : ((a - b) / (a + b)) ** 2 / most;
  }
  return 1;
}
