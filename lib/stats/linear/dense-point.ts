import { factorise, invert, solve } from "./cholesky";
import type { Point } from "./newton";

/** A position of a concave objective whose information is kept in full. */
export interface DensePoint extends Point {
  /** Row-major, size × size. */
  information: Float64Array;
}

/**
 * @param shiftable the first so many parameters can all be shifted without changing the objective: κ 11ᵀ/n is added to
 * their block, which leaves the sum-zero space as it is.
 */
export function densePoint(
  value: number,
  gradient: Float64Array,
  information: Float64Array,
  shiftable: number,
): DensePoint {
  const size = gradient.length;
  return {
    value,
    gradient,
    information,
    solve: (rhs) => {
      const matrix = Float64Array.from(information);
      addShift(matrix, size, shiftable);
      if (!factorise(matrix, size)) return null;
      const x = Float64Array.from(rhs);
      solve(matrix, size, x);
      return x;
    },
  };
}

/** The inverse of an information: on the sum-zero space of its first `shiftable` parameters. null where singular. */
export function inverseInformation(
  information: Float64Array,
  size: number,
  shiftable: number,
): Float64Array | null {
  const matrix = Float64Array.from(information);
  const shift = addShift(matrix, size, shiftable);
  if (!factorise(matrix, size)) return null;
  const inverse = invert(matrix, size);
  if (shiftable > 0)
    for (let i = 0; i < shiftable; i++)
      for (let j = 0; j < shiftable; j++)
        inverse[i * size + j] = (inverse[i * size + j] as number) - 1 / (shift * shiftable);
  return inverse;
}

function addShift(matrix: Float64Array, size: number, shiftable: number): number {
  if (shiftable === 0) return 0;
  let trace = 0;
  for (let i = 0; i < shiftable; i++) trace += matrix[i * size + i] as number;
  const shift = trace > 0 ? trace / shiftable : 1;
  for (let i = 0; i < shiftable; i++)
    for (let j = 0; j < shiftable; j++)
      matrix[i * size + j] = (matrix[i * size + j] as number) + shift / shiftable;
  return shift;
}
