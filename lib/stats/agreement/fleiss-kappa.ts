import { chanceCorrectedFromCounts } from "./chance-corrected";
import type { Coefficient } from "./coefficient";
import { weightMatrix } from "./weights";

/**
 * Fleiss' κ from counts by unit and category, generalised to unequal numbers of ratings as in chance-corrected.ts.
 * The standard error of Fleiss, Nee and Landis (Psychological Bulletin 86 (1979), (12)) holds only where κ = 0 and every
 * unit has the same number of ratings r:
 *   SE₀² = 2 ((Σ p q)² − Σ p q (q − p)) / (n r (r − 1) (Σ p q)²),  q = 1 − p.
 */
export interface FleissKappa {
  fleiss: Coefficient;
  gwet: Coefficient;
  /** null where numbers of ratings differ or κ is undefined. */
  seNull: number | null;
}

/** @param counts row-major units × q. */
export function fleissKappa(counts: Float64Array, q: number, confidence: number): FleissKappa {
  const identity = weightMatrix(
    "identity",
    Array.from({ length: q }, (_, k) => k),
  );
  const { fleiss, gwet } = chanceCorrectedFromCounts(counts, q, identity, confidence);
  return { fleiss, gwet, seNull: fleiss.value === null ? null : nullError(counts, q) };
}

function nullError(counts: Float64Array, q: number): number | null {
  const share = new Float64Array(q);
  const sizes: number[] = [];
  for (let at = 0; at < counts.length; at += q) {
    const row = counts.subarray(at, at + q);
    const r = row.reduce((sum, count) => sum + count, 0);
    if (r === 0) continue;
    sizes.push(r);
    for (let k = 0; k < q; k++) share[k] = (share[k] as number) + (row[k] as number) / r;
  }
  const [r, n] = [sizes[0] ?? 0, sizes.length];
  if (sizes.some((one) => one !== r)) return null;
  let pq = 0;
  let skew = 0;
  for (let k = 0; k < q; k++) {
    const p = (share[k] as number) / n;
    pq += p * (1 - p);
    skew += p * (1 - p) * (1 - 2 * p);
  }
  return Math.sqrt((2 * (pq ** 2 - skew)) / (n * r * (r - 1))) / pq;
}
