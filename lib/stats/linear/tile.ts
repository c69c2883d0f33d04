/** Rows and columns that are multiplied at a time: every number read from memory is used often. */
const tileRows = 4;
const tileColumns = 2;

/**
 * Σ_k x[i, k] y[j, k] for rows i of x and rows j of y: the product of one matrix with another's transpose, or a part of it.
 * All matrices are row-major with `size` columns.
 * @param rows first row of x, and the one after the last
 * @param columns first row of y
 * @param columnsEnd the row of y after the last that is wanted for four rows of x, from the first of them on
 * @param from the first k for four rows of x
 * @param to the k after the last
 */
export function eachProduct(
  x: Float64Array,
  [rowsBegin, rowsEnd]: readonly [number, number],
  y: Float64Array,
  columns: number,
  columnsEnd: (row: number) => number,
  size: number,
  from: (row: number) => number,
  to: number,
  put: (row: number, column: number, sum: number) => void,
): void {
  const sums = new Float64Array(tileRows * tileColumns);
  for (let i = rowsBegin; i < rowsEnd; i += tileRows) {
    const rows = Math.min(tileRows, rowsEnd - i);
    const end = columnsEnd(i);
    const first = from(i);
    // The last row is read again rather than past the end.
    const r1 = Math.min(i + 1, rowsEnd - 1) * size;
    const r2 = Math.min(i + 2, rowsEnd - 1) * size;
    const r3 = Math.min(i + 3, rowsEnd - 1) * size;
    for (let j = columns; j < end; j += tileColumns) {
      const second = Math.min(j + 1, end - 1);
      multiplyTile(x, i * size, r1, r2, r3, y, j * size, second * size, first, to, sums);
      for (let row = 0; row < rows; row++) {
        put(i + row, j, sums[row] as number);
        if (second > j) put(i + row, second, sums[row + tileRows] as number);
      }
    }
  }
}

/**
 * Products of four rows of one matrix with two of another, over places `from` ≤ k < `to`: into `sums`, first the four with
 * the first row, then the four with the second. Rows are given by where they begin.
 */
function multiplyTile(
  x: Float64Array,
  r0: number,
  r1: number,
  r2: number,
  r3: number,
  y: Float64Array,
  c0: number,
  c1: number,
  from: number,
  to: number,
  sums: Float64Array,
): void {
  let a0 = 0;
  let a1 = 0;
  let a2 = 0;
  let a3 = 0;
  let b0 = 0;
  let b1 = 0;
  let b2 = 0;
  let b3 = 0;
  for (let k = from; k < to; k++) {
    const left = y[c0 + k] as number;
    const right = y[c1 + k] as number;
    const x0 = x[r0 + k] as number;
    const x1 = x[r1 + k] as number;
    const x2 = x[r2 + k] as number;
    const x3 = x[r3 + k] as number;
    a0 += x0 * left;
    a1 += x1 * left;
    a2 += x2 * left;
    a3 += x3 * left;
    b0 += x0 * right;
    b1 += x1 * right;
    b2 += x2 * right;
    b3 += x3 * right;
  }
  sums[0] = a0;
  sums[1] = a1;
  sums[2] = a2;
  sums[3] = a3;
  sums[4] = b0;
  sums[5] = b1;
  sums[6] = b2;
  sums[7] = b3;
}
