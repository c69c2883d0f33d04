import { eachProduct } from "./tile";

/** Columns that are finished at a time: what comes of the ones before them is subtracted by tiles. */
const block = 32;

/**
 * Cholesky factor L of a symmetric positive definite matrix A = L Lᵀ, in place in the lower triangle, by blocks of columns.
 * Source: G. H. Golub and C. F. Van Loan, Matrix Computations, 4th ed. (2013), section 4.2.
 * @param a row-major, size × size; only its lower triangle is read; what stands above it means nothing afterwards.
 * @returns false where the matrix is not positive definite (to the last bit); `a` is then unusable.
 */
export function factorise(a: Float64Array, size: number): boolean {
  const subtract = (i: number, j: number, sum: number) => {
    a[i * size + j] = (a[i * size + j] as number) - sum;
  };
  for (let begin = 0; begin < size; begin += block) {
    const end = Math.min(begin + block, size);
    if (begin > 0)
      eachProduct(
        a,
        [begin, size],
        a,
        begin,
        () => end,
        size,
        () => 0,
        begin,
        subtract,
      );
    for (let i = begin; i < size; i++) {
      const row = i * size;
      const last = Math.min(i, end - 1);
      for (let j = begin; j <= last; j++) {
        const other = j * size;
        let sum = a[row + j] as number;
        for (let k = begin; k < j; k++) sum -= (a[row + k] as number) * (a[other + k] as number);
        if (j < i) a[row + j] = sum / (a[other + j] as number);
        else if (sum > 0) a[row + j] = Math.sqrt(sum);
        else return false;
      }
    }
  }
  return true;
}

/** Solves A x = b in place, given A's factor. */
export function solve(factor: Float64Array, size: number, b: Float64Array): void {
  for (let i = 0; i < size; i++) {
    const row = i * size;
    let sum = b[i] as number;
    for (let k = 0; k < i; k++) sum -= (factor[row + k] as number) * (b[k] as number);
    b[i] = sum / (factor[row + i] as number);
  }
  // Backwards by rows of L rather than by its columns: memory is read in order.
  for (let i = size - 1; i >= 0; i--) {
    const row = i * size;
    const value = (b[i] as number) / (factor[row + i] as number);
    b[i] = value;
    for (let k = 0; k < i; k++) b[k] = (b[k] as number) - value * (factor[row + k] as number);
  }
}

/** The inverse of A from its factor, A⁻¹ = L⁻ᵀ L⁻¹: row-major, size × size; size³/3 multiplications. */
export function invert(factor: Float64Array, size: number): Float64Array {
  // Row i is column i of L⁻¹: products of rows read memory in order.
  const columns = new Float64Array(size * size);
  const subtract = (i: number, j: number, sum: number) => {
    columns[i * size + j] = (columns[i * size + j] as number) - sum;
  };
  for (let i = 0; i < size; i++) columns[i * size + i] = 1;
  for (let begin = 0; begin < size; begin += block) {
    const end = Math.min(begin + block, size);
    if (begin > 0)
      eachProduct(
        columns,
        [0, begin],
        factor,
        begin,
        () => end,
        size,
        (i) => i,
        begin,
        subtract,
      );
    for (let i = 0; i < end; i++) {
      const row = i * size;
      const first = Math.max(i, begin);
      for (let j = first; j < end; j++) {
        const other = j * size;
        let sum = columns[row + j] as number;
        for (let k = first; k < j; k++) sum -= (factor[other + k] as number) * (columns[row + k] as number);
        columns[row + j] = sum / (factor[other + j] as number);
      }
    }
  }
  const inverse = new Float64Array(size * size);
  const keep = (i: number, j: number, sum: number) => {
    inverse[i * size + j] = sum;
    inverse[j * size + i] = sum;
  };
  eachProduct(
    columns,
    [0, size],
    columns,
    0,
    (i) => Math.min(size, i + 4),
    size,
    (i) => i,
    size,
    keep,
  );
  return inverse;
}

/** log det A = 2 Σ log L_ii. */
export function logDeterminant(factor: Float64Array, size: number): number {
  let sum = 0;
  for (let i = 0; i < size; i++) sum += Math.log(factor[i * size + i] as number);
  return 2 * sum;
}
