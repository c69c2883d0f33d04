/**
 * Cholesky factor L of a symmetric positive definite matrix A = L Lᵀ, in place in the lower triangle.
 * @param a row-major, size × size; only its lower triangle is read.
 * @returns false where the matrix is not positive definite (to the last bit); `a` is then unusable.
 */
export function factorise(a: Float64Array, size: number): boolean {
  for (let i = 0; i < size; i++) {
    const row = i * size;
    for (let j = 0; j <= i; j++) {
      const other = j * size;
      let sum = a[row + j] as number;
      for (let k = 0; k < j; k++) sum -= (a[row + k] as number) * (a[other + k] as number);
      if (j < i) a[row + j] = sum / (a[other + j] as number);
      else if (sum > 0) a[row + j] = Math.sqrt(sum);
      else return false;
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
  const lower = new Float64Array(size * size);
  for (let i = 0; i < size; i++) {
    const row = i * size;
    const diagonal = factor[row + i] as number;
    for (let k = 0; k < i; k++) {
      const f = factor[row + k] as number;
      if (f === 0) continue;
      const other = k * size;
      for (let j = 0; j <= k; j++)
        lower[row + j] = (lower[row + j] as number) - f * (lower[other + j] as number);
    }
    for (let j = 0; j < i; j++) lower[row + j] = (lower[row + j] as number) / diagonal;
    lower[row + i] = 1 / diagonal;
  }
  const inverse = new Float64Array(size * size);
  for (let k = 0; k < size; k++) {
    const row = k * size;
    for (let i = 0; i <= k; i++) {
      const f = lower[row + i] as number;
      if (f === 0) continue;
      const out = i * size;
      for (let j = 0; j <= i; j++)
        inverse[out + j] = (inverse[out + j] as number) + f * (lower[row + j] as number);
    }
  }
  for (let i = 0; i < size; i++)
    for (let j = 0; j < i; j++) inverse[j * size + i] = inverse[i * size + j] as number;
  return inverse;
}

/** log det A = 2 Σ log L_ii. */
export function logDeterminant(factor: Float64Array, size: number): number {
  let sum = 0;
  for (let i = 0; i < size; i++) sum += Math.log(factor[i * size + i] as number);
  return 2 * sum;
}
