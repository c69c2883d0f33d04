/**
 * Paired comparisons, aggregated: one cell for each pair of items shown in one order (or in either) and one set of
 * covariates. Every fit works on cells, so that its cost does not grow with the number of judgments.
 */
export interface PairedCells {
  /** Items are numbered 0 … n − 1. */
  n: number;
  first: Int32Array;
  second: Int32Array;
  /** How often the first won, the second won, and neither. */
  wins: Float64Array;
  losses: Float64Array;
  ties: Float64Array;
  /** What is added to the first item's advantage beside the strengths: row-major cells × covariateCount. */
  covariates: Float64Array;
  covariateCount: number;
}

/** Rows of comparisons. */
export interface PairedRows {
  first: Int32Array;
  second: Int32Array;
  /** 1: the first won; 0: a tie; −1: the second won. */
  outcome: Int8Array;
}

/** One cell per unordered pair of a wins matrix (row-major n × n; wins[i·n + j] = how often i beat j). */
export function cellsOfWins(wins: Float64Array, n: number): PairedCells {
  const first: number[] = [];
  const second: number[] = [];
  const won: number[] = [];
  const lost: number[] = [];
  for (let i = 0; i < n; i++)
    for (let j = i + 1; j < n; j++) {
      const w = wins[i * n + j] as number;
      const l = wins[j * n + i] as number;
      if (w === 0 && l === 0) continue;
      first.push(i);
      second.push(j);
      won.push(w);
      lost.push(l);
    }
  return {
    n,
    first: Int32Array.from(first),
    second: Int32Array.from(second),
    wins: Float64Array.from(won),
    losses: Float64Array.from(lost),
    ties: new Float64Array(first.length),
    covariates: new Float64Array(0),
    covariateCount: 0,
  };
}

/** The largest number of items for which a full table of pairs is kept while counting. */
const fullTable = 2048;

/**
 * Counts rows by pair. Rows of an item against itself say nothing and are left out.
 * @param ordered keep (a, b) and (b, a) apart and give each cell one covariate, 1: the effect of being shown first.
 */
export function aggregate(rows: PairedRows, n: number, ordered = false): PairedCells {
  const { first, second, outcome } = rows;
  let capacity = 1_024;
  let keys = new Float64Array(capacity);
  let counts = new Int32Array(3 * capacity);
  let cells = 0;
  const table = n <= fullTable ? new Int32Array(n * n) : null;
  const places = table ? null : new Map<number, number>();
  for (let row = 0; row < first.length; row++) {
    const a = first[row] as number;
    const b = second[row] as number;
    if (a === b) continue;
    const isTurned = !ordered && a > b;
    const key = isTurned ? b * n + a : a * n + b;
    let place = table ? (table[key] as number) : (places?.get(key) ?? 0);
    if (place === 0) {
      if (cells === capacity) {
        capacity *= 2;
        keys = grown(keys, new Float64Array(capacity));
        counts = grown(counts, new Int32Array(3 * capacity));
      }
      keys[cells] = key;
      place = ++cells;
      if (table) table[key] = place;
      else places?.set(key, place);
    }
    const at = place * 3 - 2 - (isTurned ? -(outcome[row] as number) : (outcome[row] as number));
    counts[at] = (counts[at] as number) + 1;
  }
  const found: PairedCells = {
    n,
    first: new Int32Array(cells),
    second: new Int32Array(cells),
    wins: new Float64Array(cells),
    ties: new Float64Array(cells),
    losses: new Float64Array(cells),
    covariates: ordered ? new Float64Array(cells).fill(1) : new Float64Array(0),
    covariateCount: ordered ? 1 : 0,
  };
  for (let c = 0; c < cells; c++) {
    const a = Math.floor((keys[c] as number) / n);
    found.first[c] = a;
    found.second[c] = (keys[c] as number) - a * n;
    found.wins[c] = counts[3 * c] as number;
    found.ties[c] = counts[3 * c + 1] as number;
    found.losses[c] = counts[3 * c + 2] as number;
  }
  return found;
}

function grown<Values extends Float64Array | Int32Array>(values: Values, larger: Values): Values {
  larger.set(values);
  return larger;
}

/** One cell per row, with covariates (row-major rows × covariateCount). Rows of an item against itself are kept out by weight 0. */
export function cellsOfRows(
  rows: PairedRows,
  n: number,
  covariates: Float64Array,
  covariateCount: number,
): PairedCells {
  const { first, second, outcome } = rows;
  const size = first.length;
  const found: PairedCells = {
    n,
    first,
    second,
    wins: new Float64Array(size),
    ties: new Float64Array(size),
    losses: new Float64Array(size),
    covariates,
    covariateCount,
  };
  for (let row = 0; row < size; row++) {
    if (first[row] === second[row]) continue;
    const sign = outcome[row] as number;
    if (sign > 0) found.wins[row] = 1;
    else if (sign < 0) found.losses[row] = 1;
    else found.ties[row] = 1;
  }
  return found;
}

/** How many comparisons each item took part in. */
export function comparisonsByItem(cells: PairedCells): Float64Array {
  const all = new Float64Array(cells.n);
  for (let c = 0; c < cells.first.length; c++) {
    const m = (cells.wins[c] as number) + (cells.losses[c] as number) + (cells.ties[c] as number);
    const a = cells.first[c] as number;
    const b = cells.second[c] as number;
    all[a] = (all[a] as number) + m;
    all[b] = (all[b] as number) + m;
  }
  return all;
}
