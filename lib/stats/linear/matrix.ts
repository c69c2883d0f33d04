/** H B H of two symmetric row-major n × n matrices: symmetric too, so that only half of the second product is computed. */
export function congruence(h: Float64Array, b: Float64Array, n: number): Float64Array {
  const product = rowProducts(h, b, n, () => n);
  const whole = rowProducts(product, h, n, (i) => Math.min(n, i + tile));
  for (let i = 0; i < n; i++) for (let j = i + 1; j < n; j++) whole[i * n + j] = whole[j * n + i] as number;
  return whole;
}

const tile = 4;

/**
 * X Yᵀ: each entry is a product of two rows, read in order, four by two at a time so that every number read is used often.
 * @param columns how many columns are wanted in the four rows from row i on
 */
function rowProducts(
  x: Float64Array,
  y: Float64Array,
  n: number,
  columns: (row: number) => number,
): Float64Array {
  const out = new Float64Array(n * n);
  for (let i = 0; i < n; i += tile) {
    const wanted = columns(i);
    const rows = Math.min(tile, n - i);
    for (let j = 0; j < wanted; j += 2) {
      const second = Math.min(j + 1, n - 1) * n;
      const first = j * n;
      // The last rows are read again rather than past the end.
      const r0 = i * n;
      const r1 = Math.min(i + 1, n - 1) * n;
      const r2 = Math.min(i + 2, n - 1) * n;
      const r3 = Math.min(i + 3, n - 1) * n;
      let a0 = 0;
      let a1 = 0;
      let a2 = 0;
      let a3 = 0;
      let b0 = 0;
      let b1 = 0;
      let b2 = 0;
      let b3 = 0;
      for (let k = 0; k < n; k++) {
        const left = y[first + k] as number;
        const right = y[second + k] as number;
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
      const sums = [a0, a1, a2, a3, b0, b1, b2, b3];
      for (let row = 0; row < rows; row++) {
        out[(i + row) * n + j] = sums[row] as number;
        if (j + 1 < n) out[(i + row) * n + j + 1] = sums[row + tile] as number;
      }
    }
  }
  return out;
}

/** √ of a covariance's diagonal. @param size of the row-major matrix; @param count how many, from the first. */
export function standardErrors(covariance: Float64Array, size: number, count = size): Float64Array {
  return Float64Array.from({ length: count }, (_, i) =>
    Math.sqrt(Math.max(0, covariance[i * size + i] as number)),
  );
}

/** Standard errors of the differences from one item: √(C_ii + C_rr − 2 C_ir). */
export function differenceErrors(
  covariance: Float64Array,
  size: number,
  count: number,
  reference: number,
): Float64Array {
  const at = (i: number, j: number) => covariance[i * size + j] as number;
  return Float64Array.from({ length: count }, (_, i) =>
    i === reference
      ? 0
      : Math.sqrt(Math.max(0, at(i, i) + at(reference, reference) - at(i, reference) - at(reference, i))),
  );
}
