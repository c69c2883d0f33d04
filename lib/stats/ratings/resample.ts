import { drawMultinomial } from "../multinomial";
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
  const counts = new Float64Array([...cells.wins, ...cells.ties, ...cells.losses]);
  return () => {
    if (!parts) {
      const drawn = drawMultinomial(counts, uniform);
      const [wins, ties, losses] = [0, 1, 2].map((kind) =>
        drawn.subarray(kind * counted, (kind + 1) * counted),
      ) as [Float64Array, Float64Array, Float64Array];
      return { ...cells, wins, ties, losses };
    }
    const [wins, losses, ties] = [
      new Float64Array(counted),
      new Float64Array(counted),
      new Float64Array(counted),
    ];
    const kinds = [wins, ties, losses] as const;
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
    return { ...cells, wins, losses, ties };
  };
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
