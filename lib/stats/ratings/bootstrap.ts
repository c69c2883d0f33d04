import type { PairedCells } from "../paired/cells";
import { findComponents, tiesRunAway } from "../paired/existence";
import { fitPaired } from "../paired/fit-paired";
import type { TieRule } from "../paired/tie-rules";

/**
 * Percentile bootstrap of strengths: every replicate draws the comparisons anew, which is the same as drawing the cells'
 * counts, and is fitted from the full estimate on. Percentiles by linear interpolation (type 7 of R. J. Hyndman and
 * Y. Fan, Amer. Statist. 50 (1996)). A replicate whose estimate does not exist is left out and counted.
 * Source: B. Efron and R. J. Tibshirani, An Introduction to the Bootstrap (1993), section 13.3.
 */
export interface Bootstrap {
  low: Float64Array;
  median: Float64Array;
  high: Float64Array;
  /** Replicates that had an estimate. */
  replicates: number;
  /** Replicates without one (somebody won or lost everything). */
  withoutEstimate: number;
  /** The strengths of each replicate: what intervals of differences are made of. */
  drawn: Float64Array[];
}

/** @param draw a replicate's cells. @param start the full estimate. @returns null where no replicate has an estimate. */
export function bootstrapStrengths(
  draw: () => PairedCells,
  start: Float64Array,
  replicates: number,
  confidence: number,
  ties: TieRule = "half",
): Bootstrap | null {
  const n = start.length;
  const found: Float64Array[] = [];
  for (let r = 0; r < replicates; r++) {
    const cells = draw();
    if (!findComponents(cells).exists || tiesRunAway(cells, ties)) continue;
    const fit = fitPaired(cells, ties, 0, start);
    if (fit.ending === "converged") found.push(fit.logStrength);
  }
  if (found.length === 0) return null;
  const [low, median, high] = [new Float64Array(n), new Float64Array(n), new Float64Array(n)];
  for (let i = 0; i < n; i++) {
    const values = Float64Array.from(found, (one) => one[i] as number).sort();
    low[i] = quantile(values, (1 - confidence) / 2);
    median[i] = quantile(values, 0.5);
    high[i] = quantile(values, (1 + confidence) / 2);
  }
  return {
    low,
    median,
    high,
    replicates: found.length,
    withoutEstimate: replicates - found.length,
    drawn: found,
  };
}

/** Type-7 quantile of ascending values. */
export function quantile(sorted: Float64Array, p: number): number {
  const at = (sorted.length - 1) * p;
  const below = Math.floor(at);
  const value = sorted[below] as number;
  const next = sorted[Math.min(below + 1, sorted.length - 1)] as number;
  return value + (at - below) * (next - value);
}
