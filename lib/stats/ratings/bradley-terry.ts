import { factorise, invert, solve } from "../linear/cholesky";

/**
 * Bradley–Terry by Newton's method on aggregated counts.
 *
 *   P(i beats j) = σ(θ_i − θ_j),   ℓ(θ) = Σ_{i≠j} w_ij log σ(θ_i − θ_j),   no penalty.
 *
 * Source: R. A. Bradley and M. E. Terry, Biometrika 39 (1952); Newton on the sum-zero space as in D. R. Hunter, Ann.
 * Statist. 32 (2004), section 2. Ties: half a win each (w_ij and w_ji both grow by 1/2). Identified by Σθ = 0. The caller
 * has made sure that the estimate exists (existence.ts).
 */
export interface BradleyTerryFit {
  /** Natural logarithms of strengths, summing to 0. */
  logStrength: Float64Array;
  /** Inverse of the information on the sum-zero space (pseudo-inverse), row-major n × n. */
  bread: Float64Array;
  logLikelihood: number;
  converged: boolean;
  iterations: number;
}

const most = 100;
/** On the gradient, relative to the number of comparisons: wins expected and observed agree to this. */
const tolerance = 1e-13;

/** @param wins row-major n × n, ties as halves; the win digraph is strongly connected. */
export function fitBradleyTerry(wins: Float64Array, n: number): BradleyTerryFit {
  const theta = new Float64Array(n);
  const total = wins.reduce((sum, count) => sum + count, 0);
  let state = evaluate(wins, n, theta);
  let iterations = 0;
  let converged = largest(state.gradient) <= tolerance * total;
  while (!converged && iterations < most) {
    iterations++;
    const step = Float64Array.from(state.gradient);
    if (!factorise(state.hessian, n)) break;
    solve(state.hessian, n, step);
    // The likelihood is concave: halving the step always finds a better point, unless we stand on the best one.
    let scale = 1;
    let next = state;
    const at = new Float64Array(n);
    for (; scale > 1e-8; scale /= 2) {
      for (let i = 0; i < n; i++) at[i] = (theta[i] as number) + scale * (step[i] as number);
      next = evaluate(wins, n, at);
      if (next.logLikelihood >= state.logLikelihood - 1e-12 * Math.abs(state.logLikelihood)) break;
    }
    const gain = largest(state.gradient) - largest(next.gradient);
    theta.set(at);
    centre(theta);
    state = next;
    converged = largest(state.gradient) <= tolerance * total;
    // Rounding keeps the gradient of large counts above the bound: where it no longer shrinks, it is as small as it gets.
    if (!converged && gain <= 0 && largest(state.gradient) <= 1e-9 * total) converged = true;
  }
  const logLikelihood = state.logLikelihood;
  const bread = pseudoInverse(evaluate(wins, n, theta).hessian, n);
  return { logStrength: theta, bread, logLikelihood, converged, iterations };
}

/** Gradient and information; the information gets 11ᵀ/n added, which leaves the sum-zero space as it is. */
function evaluate(wins: Float64Array, n: number, theta: Float64Array) {
  const gradient = new Float64Array(n);
  const hessian = new Float64Array(n * n).fill(1 / n);
  let logLikelihood = 0;
  for (let i = 0; i < n; i++)
    for (let j = i + 1; j < n; j++) {
      const w = wins[i * n + j] as number;
      const l = wins[j * n + i] as number;
      if (w + l === 0) continue;
      const d = (theta[i] as number) - (theta[j] as number);
      const p = sigmoid(d);
      logLikelihood -= w * softplus(-d) + l * softplus(d);
      const residual = w - (w + l) * p;
      gradient[i] = (gradient[i] as number) + residual;
      gradient[j] = (gradient[j] as number) - residual;
      const information = (w + l) * p * sigmoid(-d);
      hessian[i * n + i] = (hessian[i * n + i] as number) + information;
      hessian[j * n + j] = (hessian[j * n + j] as number) + information;
      hessian[i * n + j] = (hessian[i * n + j] as number) - information;
      hessian[j * n + i] = (hessian[j * n + i] as number) - information;
    }
  return { gradient, hessian, logLikelihood };
}

function pseudoInverse(hessian: Float64Array, n: number): Float64Array {
  factorise(hessian, n);
  return invert(hessian, n).map((value) => value - 1 / n);
}

function centre(theta: Float64Array): void {
  const mean = theta.reduce((sum, value) => sum + value, 0) / theta.length;
  for (let i = 0; i < theta.length; i++) theta[i] = (theta[i] as number) - mean;
}

function largest(values: Float64Array): number {
  return values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
}

/** 1/(1+e^−x) without overflow. */
export function sigmoid(x: number): number {
  return x >= 0 ? 1 / (1 + Math.exp(-x)) : Math.exp(x) / (1 + Math.exp(x));
}

function softplus(x: number): number {
  return x > 0 ? x + Math.log1p(Math.exp(-x)) : Math.log1p(Math.exp(x));
}
