import { chiSquareUpperTail } from "../distributions/chi-square";
import { midRanks } from "./rank-correlation";

/**
 * Kendall's coefficient of concordance of k annotators who rank n objects, R_i the sum of object i's ranks:
 *
 *   W = 12 Σ (R_i − R̄)² / (k² (n³ − n) − k Σ_g Σ_t (t³ − t)),   χ² = k (n − 1) W with n − 1 degrees of freedom,
 *
 * t the sizes of annotator g's tied groups; uncorrected: without that sum. Source: M. G. Kendall and B. Babington Smith,
 * Ann. Math. Statist. 10 (1939); S. Siegel and N. J. Castellan (1988), section 9.7. Objects with a missing rating are left
 * out. Undefined with fewer than two annotators or objects, and where every annotator ties all objects.
 */
export interface KendallW {
  uncorrected: number | null;
  tieCorrected: number | null;
  chiSquare: number | null;
  df: number | null;
  pValue: number | null;
  objects: number;
  annotators: number;
  reason: "too_few_annotators" | "too_few_objects" | "no_variation" | null;
}

/** @param ratings objects × annotators, null where missing. */
export function kendallW(ratings: readonly (readonly (number | null)[])[]): KendallW {
  const k = ratings.reduce((most, row) => Math.max(most, row.length), 0);
  const complete = ratings.filter(
    (row) => row.length === k && row.every((value) => value !== null),
  ) as (readonly number[])[];
  const n = complete.length;
  const none = (reason: KendallW["reason"]): KendallW => ({
    uncorrected: null,
    tieCorrected: null,
    chiSquare: null,
    df: null,
    pValue: null,
    objects: n,
    annotators: k,
    reason,
  });
  if (k < 2) return none("too_few_annotators");
  if (n < 2) return none("too_few_objects");
  const sums = new Float64Array(n);
  let ties = 0;
  for (let g = 0; g < k; g++) {
    const column = complete.map((row) => row[g] as number);
    for (const [i, rank] of midRanks(column).entries()) sums[i] = (sums[i] as number) + rank;
    const sizes = new Map<number, number>();
    for (const value of column) sizes.set(value, (sizes.get(value) ?? 0) + 1);
    for (const t of sizes.values()) ties += t ** 3 - t;
  }
  const mean = (k * (n + 1)) / 2;
  const spread = 12 * sums.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const whole = k ** 2 * (n ** 3 - n);
  if (whole - k * ties === 0) return none("no_variation");
  const tieCorrected = spread / (whole - k * ties);
  const chiSquare = k * (n - 1) * tieCorrected;
  return {
    uncorrected: spread / whole,
    tieCorrected,
    chiSquare,
    df: n - 1,
    pValue: chiSquareUpperTail(chiSquare, n - 1),
    objects: n,
    annotators: k,
    reason: null,
  };
}
