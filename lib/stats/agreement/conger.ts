import type { RatingTable } from "./rating-table";

/**
 * Conger's expected agreement with missing ratings, and each unit's part of it. p_gk: share of category k among annotator
 * g's n_g ratings; p̄_k and s²_kl their means and covariances over the r annotators:
 *
 *   pe = Σ_kl w_kl (p̄_k p̄_l − s²_kl / r)   = Σ_kl w_kl Σ_{g≠h} p_gk p_hl / (r (r − 1))
 *
 * Source: A. J. Conger, Psychological Bulletin 88 (1980); K. L. Gwet (2014), (2.A.13), and its linearisation.
 */
export function congerExpectation(
  { units, annotators: r, categories, label }: RatingTable,
  weights: Float64Array,
): { pe: number; byUnit: Float64Array } {
  const q = categories.length;
  const rated = new Float64Array(r);
  const share = new Float64Array(r * q);
  for (let u = 0; u < units; u++)
    for (let g = 0; g < r; g++) {
      const c = label[u * r + g] as number;
      if (c < 0) continue;
      rated[g] = (rated[g] as number) + 1;
      share[g * q + c] = (share[g * q + c] as number) + 1;
    }
  const sum = new Float64Array(q);
  for (let g = 0; g < r; g++)
    for (let k = 0; k < q; k++) {
      share[g * q + k] = (share[g * q + k] as number) / (rated[g] as number);
      sum[k] = (sum[k] as number) + (share[g * q + k] as number);
    }
  // others[g, l] = Σ_k w_kl Σ_{h≠g} p_hk: what the rest would say, seen from annotator g's answer l.
  const others = new Float64Array(r * q);
  const baseline = new Float64Array(r);
  let pe = 0;
  for (let g = 0; g < r; g++) {
    for (let l = 0; l < q; l++) {
      let value = 0;
      for (let k = 0; k < q; k++)
        value += (weights[k * q + l] as number) * ((sum[k] as number) - (share[g * q + k] as number));
      others[g * q + l] = value;
      baseline[g] = (baseline[g] as number) + value * (share[g * q + l] as number);
    }
    pe += (baseline[g] as number) / (r * (r - 1));
  }
  const byUnit = new Float64Array(units);
  for (let u = 0; u < units; u++)
    for (let g = 0; g < r; g++) {
      const c = label[u * r + g] as number;
      const base = baseline[g] as number;
      const seen = c < 0 ? 0 : ((others[g * q + c] as number) - base) * (units / (rated[g] as number));
      byUnit[u] = (byUnit[u] as number) + (seen + base) / (r * (r - 1));
    }
  return { pe, byUnit };
}
