/**
 * Krippendorff's α for any number of annotators, with missing ratings:
 *
 *   α = 1 − D_o / D_e,   D_o = (1/n) Σ_u Σ_{c≠k} n_uc n_uk δ²_ck / (m_u − 1),   D_e = Σ_{c≠k} n_c n_k δ²_ck / (n (n − 1))
 *
 * over the units with m_u ≥ 2 ratings; n = Σ m_u pairable ratings, n_c those of category c.
 * Source: K. Krippendorff, Computing Krippendorff's alpha-reliability (2011), sections C to F.
 * Metrics: nominal [c≠k]; ordinal (Σ_{g=c..k} n_g − (n_c + n_k)/2)²; interval (c−k)²; ratio ((c−k)/(c+k))², (0,0) → 0.
 * No matrix of categories is built: Σ n_c n_k [c≠k] = n² − Σ n_c²; Σ n_c n_k (c−k)² = 2 n Σ n_c (c − mean)²; the ordinal metric
 * is the interval one on mid-ranks (n_1 + … + n_{c−1} + n_c/2). Only ratio goes through pairs of categories.
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
  const total = new Float64Array(q);
  const row = new Float64Array(q);
  // Σ_u n_uc n_uk δ²/(m_u − 1) for nominal needs no second pass: the totals are not part of the metric.
  let pairable = 0;
  let same = 0;
  for (let at = 0; at < counts.length; at += q) {
    let m = 0;
    let squares = 0;
    for (let c = 0; c < q; c++) {
      const count = counts[at + c] as number;
      m += count;
      squares += count * count;
    }
    if (m < 2) continue;
    pairable += m;
    same += (m * m - squares) / (m - 1);
    for (let c = 0; c < q; c++) total[c] = (total[c] as number) + (counts[at + c] as number);
  }
  if (pairable === 0) return { alpha: null, reason: "no_pairs" };
  if (level === "nominal") return finish(same, pairSum(total, "nominal", row), pairable);
  const position = level === "ordinal" ? midRanks(total) : Float64Array.from(values);
  let observed = 0;
  for (let at = 0; at < counts.length; at += q) {
    let m = 0;
    for (let c = 0; c < q; c++) m += row[c] = counts[at + c] as number;
    if (m >= 2) observed += pairSum(row, level, position) / (m - 1);
  }
  return finish(observed, pairSum(total, level, position), pairable);
}

/** α of a list of ratings per unit: for scales with very many values, where counts by category would be mostly zeros. */
export function krippendorffAlphaOfUnits(units: readonly (readonly number[])[], level: Level): Alpha {
  const pairable = units.filter((unit) => unit.length >= 2);
  const values = [...new Set(pairable.flat())].sort((a, b) => a - b);
  const place = new Map(values.map((value, index) => [value, index]));
  const total = new Float64Array(values.length);
  let n = 0;
  for (const value of pairable.flat()) {
    n++;
    const at = place.get(value) as number;
    total[at] = (total[at] as number) + 1;
  }
  if (n === 0) return { alpha: null, reason: "no_pairs" };
  const position = level === "ordinal" ? midRanks(total) : Float64Array.from(values);
  let observed = 0;
  for (const unit of pairable) {
    const own = [...new Set(unit)];
    const counts = Float64Array.from(own, (value) => unit.filter((other) => other === value).length);
    const places = Float64Array.from(own, (value) => position[place.get(value) as number] as number);
    observed += pairSum(counts, level, places) / (unit.length - 1);
  }
  return finish(observed, pairSum(total, level, position), n);
}

function finish(observedSum: number, expectedSum: number, pairable: number): Alpha {
  const expectedDisagreement = expectedSum / (pairable * (pairable - 1));
  if (expectedDisagreement === 0) return { alpha: null, reason: "no_variation" };
  const observedDisagreement = observedSum / pairable;
  return {
    alpha: 1 - observedDisagreement / expectedDisagreement,
    observedDisagreement,
    expectedDisagreement,
    pairable,
    reason: null,
  };
}

/** Σ_{c≠k} n_c n_k δ²_ck; 0 exactly where only one category has ratings. */
function pairSum(counts: Float64Array, level: Level, position: Float64Array): number {
  let m = 0;
  let mean = 0;
  let squares = 0;
  let used = 0;
  for (let c = 0; c < counts.length; c++) {
    const n = counts[c] as number;
    if (n === 0) continue;
    used++;
    m += n;
    squares += n * n;
    mean += n * (position[c] as number);
  }
  if (used < 2) return 0;
  if (level === "nominal") return m * m - squares;
  if (level === "ratio") return ratioSum(counts, position);
  mean /= m;
  let spread = 0;
  for (let c = 0; c < counts.length; c++)
    spread += (counts[c] as number) * ((position[c] as number) - mean) ** 2;
  return 2 * m * spread;
}

function ratioSum(counts: Float64Array, values: Float64Array): number {
  let sum = 0;
  for (let c = 0; c < counts.length; c++) {
    const n = counts[c] as number;
    if (n === 0) continue;
    const a = values[c] as number;
    for (let k = c + 1; k < counts.length; k++) {
      const b = values[k] as number;
      if (counts[k] !== 0 && a + b !== 0) sum += 2 * n * (counts[k] as number) * ((a - b) / (a + b)) ** 2;
    }
  }
  return sum;
}

function midRanks(total: Float64Array): Float64Array {
  let before = 0;
  return total.map((count) => {
    const rank = before + count / 2;
    before += count;
    return rank;
  });
}
