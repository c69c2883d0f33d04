import { eachProduct } from "./tile";

/** H B H of two symmetric row-major n × n matrices: symmetric too, so that only half of the second product is computed. */
export function congruence(h: Float64Array, b: Float64Array, n: number): Float64Array {
  const product = new Float64Array(n * n);
  const whole = new Float64Array(n * n);
  eachProduct(
    h,
    [0, n],
    b,
    0,
    () => n,
    n,
    () => 0,
    n,
    (i, j, sum) => {
      product[i * n + j] = sum;
    },
  );
  eachProduct(
    product,
    [0, n],
    h,
    0,
    (i) => Math.min(n, i + 4),
    n,
    () => 0,
    n,
    (i, j, sum) => {
      if (j > i) return;
      whole[i * n + j] = sum;
      whole[j * n + i] = sum;
    },
  );
  return whole;
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
