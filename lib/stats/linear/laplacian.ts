/**
 * Solvers for weighted graph Laplacians L = Σ_e w_e (e_a − e_b)(e_a − e_b)ᵀ + λ I, the information of every model of paired
 * comparisons. Without λ, L is singular along 1 (a shift changes nothing): solutions are those that sum to zero, with
 * κ 11ᵀ/n added, which leaves that space as it is.
 * Dense Cholesky up to `dense` nodes; above, compressed rows with Jacobi-preconditioned conjugate gradients.
 * Source: M. R. Hestenes and E. Stiefel, J. Res. Nat. Bur. Standards 49 (1952).
 */
import { factorise, invert, solve } from "./cholesky";

export interface WeightedGraph {
  n: number;
  a: Int32Array;
  b: Int32Array;
  /** Weight of each edge (a, b); an edge may come up several times. */
  weight: Float64Array;
  lambda: number;
}

const dense = 300;
/** Of a residual, relative to the right-hand side. Newton's next step corrects what is left. */
const closeEnough = 1e-9;

/**
 * Solvers of one graph with many sets of weights: where its edges stand in the matrix is found once.
 * @returns for a set of weights a function that solves L x = rhs, or null where L is singular (on the sum-zero space where λ = 0).
 */
export function laplacianSolverOf({
  n,
  a,
  b,
  lambda,
}: Omit<WeightedGraph, "weight">): (weight: Float64Array) => ((rhs: Float64Array) => Float64Array) | null {
  if (n > dense) {
    const rows = compressRows(n, a, b);
    return (weight) => conjugateGradients(rows, { n, a, b, weight, lambda });
  }
  return (weight) => {
    const { matrix } = denseLaplacian({ n, a, b, weight, lambda });
    if (!factorise(matrix, n)) return null;
    return (rhs) => {
      const x = Float64Array.from(rhs);
      solve(matrix, n, x);
      return x;
    };
  };
}

/**
 * L⁻¹, or the pseudo-inverse on the sum-zero space where λ = 0; row-major n × n; null where singular. With λ, each group of
 * joined nodes has the eigenvalue λ along its own 1: it is moved to κ + λ, so that a small λ beside large weights costs no
 * digits, and put back in the inverse.
 */
export function laplacianInverse(graph: WeightedGraph): Float64Array | null {
  const { n, lambda } = graph;
  const { group, size } = lambda > 0 ? joinedNodes(graph) : { group: new Int32Array(n), size: [n] };
  const { matrix, shift } = denseLaplacian(graph, group, size);
  if (!factorise(matrix, n)) return null;
  const inverse = invert(matrix, n);
  const along = (lambda > 0 ? 1 / lambda : 0) - 1 / (shift + lambda);
  addWithin(inverse, group, size, along);
  return inverse;
}

/** L + κ Σ 1_g 1_gᵀ/n_g in full, κ the mean of L's diagonal. @param group of each node: by default one for all without λ, none with it */
export function denseLaplacian(
  { n, a, b, weight, lambda }: WeightedGraph,
  group: Int32Array = new Int32Array(n),
  size: readonly number[] = lambda > 0 ? [] : [n],
) {
  let trace = 0;
  for (let e = 0; e < weight.length; e++) trace += 2 * (weight[e] as number);
  const shift = size.length === 0 ? 0 : trace > 0 ? trace / n : 1;
  const matrix = new Float64Array(n * n).fill(size.length === 1 ? shift / n : 0);
  if (size.length > 1) addWithin(matrix, group, size, shift);
  for (let i = 0; i < n; i++) matrix[i * n + i] = (matrix[i * n + i] as number) + lambda;
  for (let e = 0; e < weight.length; e++) {
    const [i, j, w] = [a[e] as number, b[e] as number, weight[e] as number];
    matrix[i * n + i] = (matrix[i * n + i] as number) + w;
    matrix[j * n + j] = (matrix[j * n + j] as number) + w;
    matrix[i * n + j] = (matrix[i * n + j] as number) - w;
    matrix[j * n + i] = (matrix[j * n + i] as number) - w;
  }
  return { matrix, shift };
}

/** Adds amount · 1_g 1_gᵀ/n_g for each group g. */
function addWithin(matrix: Float64Array, group: Int32Array, size: readonly number[], amount: number): void {
  const n = group.length;
  for (let i = 0; i < n; i++) {
    const part = amount / (size[group[i] as number] as number);
    for (let j = 0; j < n; j++)
      if (group[i] === group[j]) matrix[i * n + j] = (matrix[i * n + j] as number) + part;
  }
}

/** Nodes that edges of some weight join, however many steps apart: the group of each, and how many each group has. */
function joinedNodes({ n, a, b, weight }: WeightedGraph): { group: Int32Array; size: number[] } {
  const group = Int32Array.from({ length: n }, (_, i) => i);
  for (let isDone = false; !isDone; ) {
    isDone = true;
    for (let e = 0; e < weight.length; e++) {
      const [i, j] = [a[e] as number, b[e] as number];
      const least = Math.min(group[i] as number, group[j] as number);
      if (!((weight[e] as number) > 0) || group[i] === group[j]) continue;
      group[i] = group[j] = least;
      isDone = false;
    }
  }
  const size = Array.from({ length: n }, () => 0);
  for (const g of group) size[g] = (size[g] as number) + 1;
  return { group, size };
}

interface CompressedRows {
  start: Int32Array;
  column: Int32Array;
  /** Where each edge stands in the row of its one end, and of its other. */
  place: Int32Array;
  otherPlace: Int32Array;
}

function compressRows(n: number, a: Int32Array, b: Int32Array): CompressedRows {
  const start = new Int32Array(n + 1);
  for (let e = 0; e < a.length; e++) {
    const i = (a[e] as number) + 1;
    const j = (b[e] as number) + 1;
    start[i] = (start[i] as number) + 1;
    start[j] = (start[j] as number) + 1;
  }
  for (let i = 0; i < n; i++) start[i + 1] = (start[i + 1] as number) + (start[i] as number);
  const fill = start.slice(0, n);
  const column = new Int32Array(2 * a.length);
  const place = new Int32Array(a.length);
  const otherPlace = new Int32Array(a.length);
  for (let e = 0; e < a.length; e++) {
    const i = a[e] as number;
    const j = b[e] as number;
    const at = fill[i] as number;
    fill[i] = at + 1;
    const other = fill[j] as number;
    fill[j] = other + 1;
    column[at] = j;
    column[other] = i;
    place[e] = at;
    otherPlace[e] = other;
  }
  return { start, column, place, otherPlace };
}

function conjugateGradients(rows: CompressedRows, { n, a, b, weight, lambda }: WeightedGraph) {
  const { start, column, place, otherPlace } = rows;
  const diagonal = new Float64Array(n).fill(lambda);
  const value = new Float64Array(column.length);
  for (let e = 0; e < weight.length; e++) {
    const w = weight[e] as number;
    const i = a[e] as number;
    const j = b[e] as number;
    diagonal[i] = (diagonal[i] as number) + w;
    diagonal[j] = (diagonal[j] as number) + w;
    value[place[e] as number] = w;
    value[otherPlace[e] as number] = w;
  }
  if (diagonal.some((one) => !(one > 0))) return null;
  const multiply = (x: Float64Array, out: Float64Array) => {
    for (let i = 0; i < n; i++) {
      let sum = (diagonal[i] as number) * (x[i] as number);
      const end = start[i + 1] as number;
      for (let k = start[i] as number; k < end; k++)
        sum -= (value[k] as number) * (x[column[k] as number] as number);
      out[i] = sum;
    }
  };
  return (rhs: Float64Array) => {
    const x = iterate(multiply, diagonal, lambda === 0 ? centred(rhs) : rhs);
    return lambda === 0 ? centred(x) : x;
  };
}

function iterate(
  multiply: (x: Float64Array, out: Float64Array) => void,
  diagonal: Float64Array,
  rhs: Float64Array,
): Float64Array {
  const n = rhs.length;
  const x = new Float64Array(n);
  const residual = Float64Array.from(rhs);
  const direction = new Float64Array(n);
  const image = new Float64Array(n);
  const target = closeEnough ** 2 * dot(rhs, rhs);
  let before = 0;
  for (let step = 0; step < 20 * n && dot(residual, residual) > target; step++) {
    let rho = 0;
    for (let i = 0; i < n; i++) rho += (residual[i] as number) ** 2 / (diagonal[i] as number);
    const beta = step === 0 ? 0 : rho / before;
    for (let i = 0; i < n; i++)
      direction[i] = (residual[i] as number) / (diagonal[i] as number) + beta * (direction[i] as number);
    multiply(direction, image);
    const length = rho / dot(direction, image);
    if (!Number.isFinite(length)) break;
    for (let i = 0; i < n; i++) {
      x[i] = (x[i] as number) + length * (direction[i] as number);
      residual[i] = (residual[i] as number) - length * (image[i] as number);
    }
    before = rho;
  }
  return x;
}

function centred(x: Float64Array): Float64Array {
  const mean = x.reduce((sum, one) => sum + one, 0) / x.length;
  return x.map((one) => one - mean);
}

function dot(x: Float64Array, y: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < x.length; i++) sum += (x[i] as number) * (y[i] as number);
  return sum;
}
