import { aggregate, cellsOfWins, type PairedCells, type PairedRows } from "@/lib/stats/paired/cells";
import { itemCountOf, matrixOf, squareOf } from "./case";

/** Cells of `wins`; the diagonal is not a comparison. */
export function winsOf(input: Record<string, unknown>): PairedCells {
  const wins = squareOf(input.wins);
  return cellsOfWins(
    Float64Array.from(wins.flatMap((row, i) => row.map((w, j) => (i === j ? 0 : w)))),
    wins.length,
  );
}

export interface RowsInput {
  n: number;
  rows: PairedRows;
  /** The rows as they came, with further columns. */
  raw: number[][];
  /** Where each of them stood in the input. */
  places: number[];
}

/** Rows [first, second, outcome 1 | 0 | 0.5, …]; rows with a missing outcome are left out. */
export function rowsOf(input: Record<string, unknown>): RowsInput {
  const all = matrixOf(input.rows);
  const places = [...all.keys()].filter((place) =>
    (all[place] as (number | null)[]).slice(0, 3).every((value) => value !== null),
  );
  const raw = places.map((place) => all[place] as number[]);
  return {
    n: itemCountOf(
      input.n,
      raw.flatMap((row) => row.slice(0, 2)),
    ),
    raw,
    places,
    rows: {
      first: Int32Array.from(raw, (row) => row[0] as number),
      second: Int32Array.from(raw, (row) => row[1] as number),
      outcome: Int8Array.from(raw, (row) => Math.sign((row[2] as number) - 0.5)),
    },
  };
}

export function cellsOf(input: Record<string, unknown>, ordered = false): PairedCells {
  if (Array.isArray(input.wins)) return winsOf(input);
  const { n, rows } = rowsOf(input);
  return aggregate(rows, n, ordered);
}
