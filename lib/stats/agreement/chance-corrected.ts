import { type Coefficient, coefficient, undefinedCoefficient } from "./coefficient";
import { congerExpectation } from "./conger";
import { countLabels, type RatingTable } from "./rating-table";

/**
 * Agreement beyond chance for any number of annotators with missing ratings, weights w_ck, n units with ≥ 1 rating, n₂ of
 * them with ≥ 2, r_uk ratings of unit u in category k, r_u in all, π_k = (1/n) Σ_u r_uk/r_u, T_w = Σ w:
 *
 *   pa = (1/n₂) Σ_{r_u ≥ 2} Σ_k r_uk (r*_uk − 1)/(r_u (r_u − 1)),  r*_uk = Σ_l w_kl r_ul
 *   Gwet AC1/AC2 pe = T_w Σ π_k (1 − π_k)/(q (q − 1));  Fleiss pe = Σ w_kl π_k π_l;  Brennan–Prediger pe = T_w/q²;
 *   Conger pe: conger.ts;  Krippendorff: on the units with ≥ 2 ratings, π_k = Σ r_uk/Σ r_u, pa with the correction 1/Σ r_u.
 *
 * Source: K. L. Gwet, Handbook of Inter-Rater Reliability, 4th ed. (2014), chapters 2 to 5; linearised variances section 5.3
 * (Krippendorff's: chapter 3, equations as in irrCAC). No finite-population correction. Undefined: no unit with two
 * ratings; pe = 1 (every rating the same), except AC and Brennan–Prediger, which need two categories on the scale.
 */
export interface ChanceCorrected {
  percentAgreement: Coefficient;
  gwet: Coefficient;
  fleiss: Coefficient;
  krippendorff: Coefficient;
  brennanPrediger: Coefficient;
  /** Needs to know who rated; null from counts. */
  conger: Coefficient | null;
}

/** @param weights row-major q × q of the table's categories. */
export function chanceCorrected(
  table: RatingTable,
  weights: Float64Array,
  confidence: number,
): ChanceCorrected {
  const counts = countLabels(table);
  const result = chanceCorrectedFromCounts(counts, table.categories.length, weights, confidence);
  const shared = shareOf(counts, table.categories.length, weights, confidence);
  if (shared.pa === null) return { ...result, conger: undefinedCoefficient("no_pairs") };
  const { pe, byUnit } = congerExpectation(table, weights);
  return { ...result, conger: linearised(shared, pe, byUnit) };
}

/** As chanceCorrected without Conger, from counts by unit and category (row-major units × q). */
export function chanceCorrectedFromCounts(
  counts: Float64Array,
  q: number,
  weights: Float64Array,
  confidence: number,
): ChanceCorrected {
  const shared = shareOf(counts, q, weights, confidence);
  const { counts: kept, n, pa, ratings, share } = shared;
  if (pa === null) {
    const none = undefinedCoefficient("no_pairs");
    return {
      percentAgreement: none,
      gwet: none,
      fleiss: none,
      krippendorff: none,
      brennanPrediger: none,
      conger: null,
    };
  }
  const totalWeight = weights.reduce((sum, w) => sum + w, 0);
  const gwetFactor = totalWeight / (q * (q - 1));
  const along = meanWeighted(weights, share, q);
  const rare = share.map((p) => 1 - p);
  const expectedBy = (values: Float64Array, factor: number) =>
    Float64Array.from(
      { length: n },
      (_, u) => (factor * dotRow(kept, u, q, values)) / (ratings[u] as number),
    );
  const oneCategory = undefinedCoefficient("one_category", pa);
  return {
    percentAgreement: { ...linearised(shared, 0, null), pe: null },
    gwet:
      q < 2
        ? oneCategory
        : linearised(shared, gwetFactor * dotRow(share, 0, q, rare), expectedBy(rare, gwetFactor)),
    fleiss: linearised(shared, dotRow(share, 0, q, along), expectedBy(along, 1)),
    brennanPrediger: q < 2 ? oneCategory : linearised(shared, totalWeight / q ** 2, null),
    krippendorff: krippendorff(shared, weights, q),
    conger: null,
  };
}

interface Shared {
  /** Of the units with a rating. */
  counts: Float64Array;
  n: number;
  pa: number | null;
  /** Ratings of each unit; agreement within each unit (0 where < 2 ratings), before division. */
  ratings: Float64Array;
  agreement: Float64Array;
  paired: number;
  share: Float64Array;
  confidence: number;
}

function shareOf(counts: Float64Array, q: number, weights: Float64Array, confidence: number): Shared {
  const all = q === 0 ? 0 : counts.length / q;
  const rated = Array.from({ length: all }, (_, u) => u).filter((u) => rowSum(counts, u, q) > 0);
  const kept = new Float64Array(rated.length * q);
  for (const [u, from] of rated.entries()) kept.set(counts.subarray(from * q, from * q + q), u * q);
  const n = rated.length;
  const ratings = new Float64Array(n);
  const agreement = new Float64Array(n);
  const share = new Float64Array(q);
  let paired = 0;
  let sum = 0;
  for (let u = 0; u < n; u++) {
    const r = rowSum(kept, u, q);
    ratings[u] = r;
    for (let k = 0; k < q; k++) share[k] = (share[k] as number) + (kept[u * q + k] as number) / r / n;
    if (r < 2) continue;
    paired++;
    agreement[u] = within(kept, u, q, weights) - r;
    sum += (agreement[u] as number) / (r * (r - 1));
  }
  return {
    counts: kept,
    n,
    pa: paired > 0 ? sum / paired : null,
    ratings,
    agreement,
    paired,
    share,
    confidence,
  };
}

/** The coefficient with its linearised variance (Gwet 2014, 5.3.4). @param byUnit each unit's part of pe; null: pe is fixed. */
function linearised(shared: Shared, pe: number, byUnit: Float64Array | null): Coefficient {
  const { n, ratings, agreement, paired } = shared;
  const pa = shared.pa as number;
  if (!(1 - pe > 1e-14)) return undefinedCoefficient("no_variation", pa);
  const value = (pa - pe) / (1 - pe);
  let squares = 0;
  for (let u = 0; u < n; u++) {
    const r = ratings[u] as number;
    let one = r < 2 ? 0 : ((n / paired) * ((agreement[u] as number) / (r * (r - 1)) - pe)) / (1 - pe);
    if (byUnit) one -= (2 * (1 - value) * ((byUnit[u] as number) - pe)) / (1 - pe);
    squares += (one - value) ** 2;
  }
  return coefficient(value, pa, pe, squares / (n * (n - 1)), n, shared.confidence);
}

function krippendorff(shared: Shared, weights: Float64Array, q: number): Coefficient {
  const { counts, ratings, agreement, paired } = shared;
  const units = Array.from({ length: shared.n }, (_, u) => u).filter((u) => (ratings[u] as number) >= 2);
  const total = units.reduce((sum, u) => sum + (ratings[u] as number), 0);
  const mean = total / paired;
  const share = new Float64Array(q);
  let sum = 0;
  for (const u of units) {
    for (let k = 0; k < q; k++) share[k] = (share[k] as number) + (counts[u * q + k] as number) / total;
    sum += (agreement[u] as number) / (mean * ((ratings[u] as number) - 1));
  }
  const before = sum / paired;
  const pa = (1 - 1 / total) * before + 1 / total;
  const along = meanWeighted(weights, share, q);
  const pe = dotRow(share, 0, q, along);
  if (!(1 - pe > 1e-14)) return undefinedCoefficient("no_variation", pa);
  const value = (pa - pe) / (1 - pe);
  const uncorrected = (before - pe) / (1 - pe);
  let squares = 0;
  for (const u of units) {
    const r = ratings[u] as number;
    const observed = (agreement[u] as number) / (mean * (r - 1)) - (before * (r - mean)) / mean;
    const expected = dotRow(counts, u, q, along) / mean - (pe * (r - mean)) / mean;
    const one = (observed - pe) / (1 - pe) - (2 * (1 - uncorrected) * (expected - pe)) / (1 - pe);
    squares += (one - uncorrected) ** 2;
  }
  return coefficient(value, pa, pe, squares / (paired * (paired - 1)), paired, shared.confidence);
}

function rowSum(counts: Float64Array, u: number, q: number): number {
  let sum = 0;
  for (let k = 0; k < q; k++) sum += counts[u * q + k] as number;
  return sum;
}

/** Σ_kl w_kl r_uk r_ul over the categories that the unit has. */
function within(counts: Float64Array, u: number, q: number, weights: Float64Array): number {
  let sum = 0;
  for (let c = 0; c < q; c++) {
    const a = counts[u * q + c] as number;
    if (a === 0) continue;
    for (let k = 0; k < q; k++) {
      const b = counts[u * q + k] as number;
      if (b !== 0) sum += a * b * (weights[c * q + k] as number);
    }
  }
  return sum;
}

function dotRow(counts: Float64Array, u: number, q: number, values: Float64Array): number {
  let sum = 0;
  for (let k = 0; k < q; k++) sum += (counts[u * q + k] as number) * (values[k] as number);
  return sum;
}

/** (W π + Wᵀ π)/2. */
function meanWeighted(weights: Float64Array, share: Float64Array, q: number): Float64Array {
  const out = new Float64Array(q);
  for (let c = 0; c < q; c++)
    for (let k = 0; k < q; k++)
      out[c] =
        (out[c] as number) +
        (((weights[c * q + k] as number) + (weights[k * q + c] as number)) / 2) * (share[k] as number);
  return out;
}
