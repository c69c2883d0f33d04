import { aggregate, type PairedCells } from "../paired/cells";
import type { ComparisonRows } from "./comparison-rows";

/**
 * Draws whole clusters with replacement, which is the same as drawing weights for the counts of each cluster's cells: a
 * replicate costs one pass over them, and never reads the comparisons again. Without clusters every comparison is one,
 * and a cell's counts are drawn as a whole.
 * Source: A. C. Davison and D. V. Hinkley, Bootstrap Methods and their Application (1997), section 3.8.
 * @returns a function that draws one replicate's cells
 */
export function clusterResampler(rows: ComparisonRows, n: number, uniform: () => number): () => PairedCells {
  const cells = aggregate(rows, n);
  const parts = rows.cluster ? partsOf(rows, n, cells) : null;
  const counted = cells.first.length;
  return () => {
    const [wins, losses, ties] = [
      new Float64Array(counted),
      new Float64Array(counted),
      new Float64Array(counted),
    ];
    const kinds = [wins, ties, losses] as const;
    if (parts) {
      const weight = new Float64Array(parts.clusters);
      for (let k = 0; k < parts.clusters; k++) {
        const picked = Math.floor(uniform() * parts.clusters);
        weight[picked] = (weight[picked] as number) + 1;
      }
      for (let part = 0; part < parts.cluster.length; part++) {
        const times = weight[parts.cluster[part] as number] as number;
        if (times === 0) continue;
        const kind = kinds[1 - (parts.outcome[part] as number)] as Float64Array;
        const cell = parts.cell[part] as number;
        kind[cell] = (kind[cell] as number) + times * (parts.count[part] as number);
      }
    } else drawCounts(cells, kinds, uniform);
    return { ...cells, wins, losses, ties };
  };
}

/** A multinomial draw of as many comparisons as there are, by the cumulative counts of all outcomes of all cells. */
function drawCounts(
  cells: PairedCells,
  kinds: readonly [Float64Array, Float64Array, Float64Array],
  uniform: () => number,
): void {
  const sources = [cells.wins, cells.ties, cells.losses];
  const total = sources.reduce((sum, counts) => counts.reduce((all, count) => all + count, sum), 0);
  let left = total;
  let wanted = total;
  for (const [kind, counts] of sources.entries())
    for (let cell = 0; cell < counts.length && wanted > 0; cell++) {
      const count = counts[cell] as number;
      if (count === 0) continue;
      const drawn = left - count < 0.5 ? wanted : binomial(wanted, count / left, uniform);
      (kinds[kind] as Float64Array)[cell] = drawn;
      wanted -= drawn;
      left -= count;
    }
}

/** Bin(n, p): by inversion where the mean is small, by the normal approximation rounded into range beyond (mean > 1000). */
function binomial(n: number, p: number, uniform: () => number): number {
  const q = Math.min(p, 1 - p);
  const drawn = n * q > 1000 ? normalBinomial(n, q, uniform) : exactBinomial(n, q, uniform);
  return p > 0.5 ? n - drawn : drawn;
}

/** Counts successes by skipping over failures: geometric gaps (L. Devroye, Non-Uniform Random Variate Generation, X.4.3). */
function exactBinomial(n: number, q: number, uniform: () => number): number {
  const log = Math.log1p(-q);
  let count = 0;
  for (let at = 0; ; count++) {
    at += Math.floor(Math.log1p(-uniform()) / log) + 1;
    if (at > n) return count;
  }
}

function normalBinomial(n: number, q: number, uniform: () => number): number {
  const radius = Math.sqrt(-2 * Math.log1p(-uniform()));
  const z = radius * Math.cos(2 * Math.PI * uniform());
  return Math.min(n, Math.max(0, Math.round(n * q + z * Math.sqrt(n * q * (1 - q)))));
}

/** Counts of each cluster's cells by outcome. */
function partsOf({ first, second, outcome, cluster }: ComparisonRows, n: number, cells: PairedCells) {
  const cellOf = new Map(
    Array.from(cells.first, (a, cell) => [a * n + (cells.second[cell] as number), cell] as const),
  );
  const found = new Map<number, number>();
  const [clusterOf, cell, sign, count] = [[], [], [], []] as [number[], number[], number[], number[]];
  let clusters = 0;
  for (let row = 0; row < first.length; row++) {
    const [a, b] = [first[row] as number, second[row] as number];
    const own = cluster?.[row] as number;
    clusters = Math.max(clusters, own + 1);
    if (a === b) continue;
    const at = cellOf.get(Math.min(a, b) * n + Math.max(a, b)) as number;
    const result = a < b ? (outcome[row] as number) : -(outcome[row] as number);
    const key = (own * cells.first.length + at) * 3 + result + 1;
    const known = found.get(key);
    if (known !== undefined) count[known] = (count[known] as number) + 1;
    else {
      found.set(key, count.length);
      clusterOf.push(own);
      cell.push(at);
      sign.push(result);
      count.push(1);
    }
  }
  return {
    clusters,
    cluster: Int32Array.from(clusterOf),
    cell: Int32Array.from(cell),
    outcome: Int8Array.from(sign),
    count: Float64Array.from(count),
  };
}
