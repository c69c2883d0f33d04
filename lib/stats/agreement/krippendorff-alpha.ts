/**
 * Krippendorff's α for any number of annotators, with missing ratings:
 *
 *   α = 1 − D_o / D_e,   D_o = (1/n) Σ_u Σ_{c≠k} n_uc n_uk δ²_ck / (m_u − 1),   D_e = Σ_{c≠k} n_c n_k δ²_ck / (n (n − 1))
 *
 * over the units with m_u ≥ 2 ratings; n = Σ m_u pairable ratings, n_c those of category c.
 * Source: K. Krippendorff, Computing Krippendorff's alpha-reliability (2011), sections C to F.
 * Metrics: nominal [c≠k]; ordinal (Σ_{g=c..k} n_g − (n_c + n_k)/2)²; interval (c−k)²; ratio ((c−k)/(c+k))², (0,0) → 0.
 * Undefined where no unit has two ratings, and where all pairable ratings are the same (D_e = 0).
 */
export type Level = "nominal" | "ordinal" | "interval" | "ratio";

export type Alpha =
  | {
      alpha: number;
      observedDisagreement: number;
      expectedDisagreement: number;
      pairable: number;
      reason: null;
    }
  | { alpha: null; reason: "no_pairs" | "no_variation" };

/**
 * @param counts row-major units × categories: how many annotators gave unit u the category c.
 * @param values the categories' values, ascending; used by ordinal (their order), interval and ratio.
 */
export function krippendorffAlpha(
  counts: Int32Array | Float64Array,
  values: readonly number[],
  level: Level,
): Alpha {
  const q = values.length;
  const units = q === 0 ? 0 : counts.length / q;
  const total = new Float64Array(q);
  let pairable = 0;
  for (let u = 0; u < units; u++) {
    const m = ratingsOf(counts, u, q);
    if (m < 2) continue;
    pairable += m;
    for (let c = 0; c < q; c++) total[c] = (total[c] as number) + (counts[u * q + c] as number);
  }
  if (pairable === 0) return { alpha: null, reason: "no_pairs" };
  const distance = distances(total, values, level);
  let observed = 0;
  for (let u = 0; u < units; u++) {
    const m = ratingsOf(counts, u, q);
    if (m >= 2) observed += pairSum(counts, u * q, distance, q) / (m - 1);
  }
  observed /= pairable;
  const expected = pairSum(total, 0, distance, q) / (pairable * (pairable - 1));
  if (expected === 0) return { alpha: null, reason: "no_variation" };
  return {
    alpha: 1 - observed / expected,
    observedDisagreement: observed,
    expectedDisagreement: expected,
    pairable,
    reason: null,
  };
}

function ratingsOf(counts: Int32Array | Float64Array, unit: number, q: number): number {
  let m = 0;
  for (let c = 0; c < q; c++) m += counts[unit * q + c] as number;
  return m;
}

/** Σ_{c≠k} n_c n_k δ²_ck over one row of counts. */
function pairSum(counts: ArrayLike<number>, from: number, distance: Float64Array, q: number): number {
  let sum = 0;
  for (let c = 0; c < q; c++) {
    const n = counts[from + c] as number;
    if (n === 0) continue;
    for (let k = c + 1; k < q; k++)
      sum += 2 * n * (counts[from + k] as number) * (distance[c * q + k] as number);
  }
  return sum;
}

function distances(total: Float64Array, values: readonly number[], level: Level): Float64Array {
  const q = values.length;
  const result = new Float64Array(q * q);
  for (let c = 0; c < q; c++) {
    let between = total[c] as number;
    for (let k = c + 1; k < q; k++) {
      between += total[k] as number;
      result[c * q + k] = delta(
        level,
        values[c] as number,
        values[k] as number,
        between - ((total[c] as number) + (total[k] as number)) / 2,
      );
    }
  }
  return result;
}

function delta(level: Level, a: number, b: number, ranksApart: number): number {
  if (level === "nominal") return 1;
  if (level === "ordinal") return ranksApart ** 2;
  if (level === "interval") return (a - b) ** 2;
  return a + b === 0 ? 0 : ((a - b) / (a + b)) ** 2;
}
