import { factorise, invert, solve } from "../linear/cholesky";
import { laplacianInverse } from "../linear/laplacian";
import type { PairedInformation } from "./fit-paired";

const confounded = 1e-11;

/**
 * Block elimination for the information [[L, C], [Cᵀ, E]] of a paired model: Y = L⁻¹C, S = E − CᵀY (Schur complement).
 * Source: S. Boyd and L. Vandenberghe, Convex Optimization (2004), section C.4.
 */
export function eliminate(
  { graph: { n }, border, corner, further }: PairedInformation,
  inner: (rhs: Float64Array) => Float64Array,
) {
  const columns: Float64Array[] = [];
  for (let k = 0; k < further; k++) columns.push(inner(border.slice(k * n, (k + 1) * n)));
  const schur = Float64Array.from(corner);
  for (let k = 0; k < further; k++)
    for (let q = 0; q < further; q++)
      schur[k * further + q] =
        (schur[k * further + q] as number) - along(border, k, columns[q] as Float64Array);
  // What is left of a parameter's information once the strengths have taken theirs: nothing, if they are confounded.
  for (let k = 0; k < further; k++)
    if (!((schur[k * further + k] as number) > confounded * (corner[k * further + k] as number))) return null;
  if (!factorise(schur, further)) return null;
  return {
    columns,
    schur,
    /** Solves for strengths and further parameters together. */
    solve(rhs: Float64Array): Float64Array {
      const x = new Float64Array(n + further);
      const strengths = inner(rhs.slice(0, n));
      const rest = new Float64Array(further);
      for (let k = 0; k < further; k++) rest[k] = (rhs[n + k] as number) - along(border, k, strengths);
      solve(schur, further, rest);
      for (let i = 0; i < n; i++) {
        let value = strengths[i] as number;
        for (let k = 0; k < further; k++)
          value -= ((columns[k] as Float64Array)[i] as number) * (rest[k] as number);
        x[i] = value;
      }
      x.set(rest, n);
      return x;
    },
  };
}

/**
 * The covariance of all parameters, row-major (n + further)²: strengths on the sum-zero space where there is no prior
 * (pseudo-inverse of the information), the inverse of the penalised information where there is one.
 * @returns null where the information is singular.
 */
export function covarianceOf(information: PairedInformation): Float64Array | null {
  const { n } = information.graph;
  const { further } = information;
  const inverse = laplacianInverse(information.graph);
  if (!inverse || further === 0) return inverse;
  const inner = (rhs: Float64Array) => multiply(inverse, rhs);
  const found = eliminate(information, inner);
  if (!found) return null;
  const rest = invert(found.schur, further);
  const size = n + further;
  const full = new Float64Array(size * size);
  for (let i = 0; i < n; i++) {
    const half = new Float64Array(further);
    for (let k = 0; k < further; k++)
      for (let q = 0; q < further; q++)
        half[k] =
          (half[k] as number) +
          ((found.columns[q] as Float64Array)[i] as number) * (rest[q * further + k] as number);
    for (let k = 0; k < further; k++)
      full[i * size + n + k] = full[(n + k) * size + i] = -(half[k] as number);
    for (let j = 0; j < n; j++) {
      let value = inverse[i * n + j] as number;
      for (let k = 0; k < further; k++)
        value += (half[k] as number) * ((found.columns[k] as Float64Array)[j] as number);
      full[i * size + j] = value;
    }
  }
  for (let k = 0; k < further; k++)
    for (let q = 0; q < further; q++) full[(n + k) * size + n + q] = rest[k * further + q] as number;
  return full;
}

function along(border: Float64Array, k: number, x: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < x.length; i++) sum += (border[k * x.length + i] as number) * (x[i] as number);
  return sum;
}

function multiply(matrix: Float64Array, x: Float64Array): Float64Array {
  const n = x.length;
  const out = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    let sum = 0;
    for (let j = 0; j < n; j++) sum += (matrix[i * n + j] as number) * (x[j] as number);
    out[i] = sum;
  }
  return out;
}
