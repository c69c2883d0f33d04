/** X Y of two row-major n × n matrices. */
export function multiply(x: Float64Array, y: Float64Array, n: number): Float64Array {
  const product = new Float64Array(n * n);
  for (let i = 0; i < n; i++)
    for (let k = 0; k < n; k++) {
      const factor = x[i * n + k] as number;
      if (factor === 0) continue;
      for (let j = 0; j < n; j++)
        product[i * n + j] = (product[i * n + j] as number) + factor * (y[k * n + j] as number);
    }
  return product;
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
