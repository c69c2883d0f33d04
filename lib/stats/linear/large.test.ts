import { expect, test } from "vitest";
import { mulberry32 } from "../random";
import { factorise, invert, logDeterminant, solve } from "./cholesky";
import { denseLaplacian, laplacianInverse, laplacianSolverOf, type WeightedGraph } from "./laplacian";

const uniform = mulberry32(7);

/** A Aᵀ + I of random A, and its product with a vector. */
function positive(size: number): Float64Array {
  const a = Float64Array.from({ length: size * size }, () => uniform() - 0.5);
  const out = new Float64Array(size * size);
  for (let i = 0; i < size; i++)
    for (let j = 0; j < size; j++) {
      let sum = i === j ? 1 : 0;
      for (let k = 0; k < size; k++) sum += (a[i * size + k] as number) * (a[j * size + k] as number);
      out[i * size + j] = sum;
    }
  return out;
}

test.each([1, 2, 3, 5, 31, 32, 33, 34, 64, 67, 101])("factor, solution and inverse of %i rows", (size) => {
  const matrix = positive(size);
  const factor = Float64Array.from(matrix);
  expect(factorise(factor, size)).toBe(true);
  const x = Float64Array.from({ length: size }, () => uniform());
  const rhs = new Float64Array(size);
  for (let i = 0; i < size; i++)
    for (let j = 0; j < size; j++)
      rhs[i] = (rhs[i] as number) + (matrix[i * size + j] as number) * (x[j] as number);
  solve(factor, size, rhs);
  for (let i = 0; i < size; i++) expect(rhs[i]).toBeCloseTo(x[i] as number, 9);
  const inverse = invert(factor, size);
  for (let i = 0; i < size; i++)
    for (let j = 0; j < size; j++) {
      let sum = 0;
      for (let k = 0; k < size; k++)
        sum += (inverse[i * size + k] as number) * (matrix[k * size + j] as number);
      expect(sum).toBeCloseTo(i === j ? 1 : 0, 9);
    }
  expect(Number.isFinite(logDeterminant(factor, size))).toBe(true);
});

test("a matrix that is not positive definite is told, in whichever block", () => {
  for (const size of [4, 40, 70]) {
    const matrix = positive(size);
    matrix[size * size - 1] = -1;
    expect(factorise(matrix, size)).toBe(false);
  }
});

test("compressed rows with conjugate gradients solve what the dense factor solves", () => {
  const n = 320;
  const edges = Array.from({ length: 4 * n }, (_, e) => {
    const a = e < n ? e : Math.floor(uniform() * n);
    const b = e < n ? (e + 1) % n : Math.floor(uniform() * n);
    return [a, a === b ? (b + 1) % n : b, 0.1 + uniform()] as const;
  });
  const graph: WeightedGraph = {
    n,
    a: Int32Array.from(edges, ([a]) => a),
    b: Int32Array.from(edges, ([, b]) => b),
    weight: Float64Array.from(edges, ([, , weight]) => weight),
    lambda: 0,
  };
  const rhs = Float64Array.from({ length: n }, () => uniform() - 0.5);
  const mean = rhs.reduce((sum, value) => sum + value, 0) / n;
  const centred = rhs.map((value) => value - mean);
  const solved = laplacianSolverOf(graph)(graph.weight)?.(centred) as Float64Array;
  const inverse = laplacianInverse(graph) as Float64Array;
  for (let i = 0; i < n; i++) {
    let sum = 0;
    for (let j = 0; j < n; j++) sum += (inverse[i * n + j] as number) * (centred[j] as number);
    expect(solved[i]).toBeCloseTo(sum, 6);
  }
  expect(denseLaplacian(graph).shift).toBeGreaterThan(0);
});
