import { laplacianSolverOf, type WeightedGraph } from "../linear/laplacian";
import { type Ending, maximise, type Point } from "../linear/newton";
import { eliminate } from "./bordered";
import { comparisonsByItem, type PairedCells } from "./cells";
import { noDerivatives, type TieRule, tieRules } from "./tie-rules";

/**
 * Strengths from paired comparisons by Newton's method on aggregated cells:
 *
 *   maximise Σ_cells ℓ(θ_first − θ_second + β·x, t) − (λ/2) Σ θ²   over θ (summing to 0 where λ = 0), β and the tie parameter t.
 *
 * The information is a weighted graph Laplacian bordered by one column per further parameter: solved by block elimination.
 * Source: D. R. Hunter, Ann. Statist. 32 (2004), section 2, for the objective; tie-rules.ts for ℓ.
 */
export interface PairedFit {
  /** Natural logarithms of strengths. */
  logStrength: Float64Array;
  /** β; the order effect is the coefficient of a covariate that is 1. */
  coefficients: Float64Array;
  /** log ν (davidson), η (rao-kupper); null where the rule has none or no tie was seen (then the model is the plain one). */
  tie: number | null;
  logLikelihood: number;
  information: PairedInformation;
  /** Anything but `converged`: the numbers above are only where the search stopped. */
  ending: Ending;
  iterations: number;
}

/** The information at a position, in the order strengths, coefficients, tie parameter. */
export interface PairedInformation {
  graph: WeightedGraph;
  /** n × further, column-major: strengths by further parameters. */
  border: Float64Array;
  /** further × further, row-major. */
  corner: Float64Array;
  further: number;
}

interface PairedPoint extends Point {
  information: PairedInformation;
}

/** @param lambda precision of a normal prior on every strength; 0 for none. @param start strengths to begin from. */
export function fitPaired(cells: PairedCells, rule: TieRule, lambda = 0, start?: Float64Array): PairedFit {
  const hasTie = rule !== "half" && cells.ties.some((count) => count > 0);
  const used: TieRule = hasTie ? rule : "half";
  const further = cells.covariateCount + (hasTie ? 1 : 0);
  const { n } = cells;
  const x = new Float64Array(n + further);
  if (start) x.set(start);
  if (hasTie) x[n + further - 1] = startOfTie(cells, used);
  const scale = scales(cells, n + further, lambda);
  const solverOf = laplacianSolverOf({ n, a: cells.first, b: cells.second, lambda });
  const found = maximise<PairedPoint>(
    (at) => evaluate(cells, used, at, lambda, solverOf),
    x,
    scale,
    lambda > 0 ? () => {} : (at) => centre(at, n),
  );
  const coefficients = found.x.slice(n, n + cells.covariateCount);
  const logStrength = found.x.slice(0, n);
  return {
    logStrength,
    coefficients,
    tie: hasTie ? (found.x[n + further - 1] as number) : null,
    logLikelihood: found.point.value + (lambda / 2) * logStrength.reduce((sum, one) => sum + one * one, 0),
    information: found.point.information,
    ending: found.ending,
    iterations: found.iterations,
  };
}

/** The tie parameter that fits the share of ties if all items were equal. */
function startOfTie(cells: PairedCells, rule: TieRule): number {
  let ties = 0;
  let decided = 0;
  for (let c = 0; c < cells.ties.length; c++) {
    ties += cells.ties[c] as number;
    decided += (cells.wins[c] as number) + (cells.losses[c] as number);
  }
  const odds = ties / Math.max(decided, 0.5);
  // davidson: ν/2 = odds; rao-kupper: P(tie) = tanh(η/2), so that e^η = 1 + 2 odds.
  return rule === "davidson" ? Math.log(2 * odds) : Math.log1p(2 * odds);
}

function scales(cells: PairedCells, size: number, lambda: number): Float64Array {
  const scale = new Float64Array(size);
  const items = comparisonsByItem(cells);
  let total = 0;
  for (let i = 0; i < cells.n; i++) {
    scale[i] = Math.max(items[i] as number, lambda, Number.MIN_VALUE);
    total += (items[i] as number) / 2;
  }
  for (let k = 0; k < cells.covariateCount; k++) {
    let sum = 0;
    for (let c = 0; c < cells.first.length; c++) {
      const m = (cells.wins[c] as number) + (cells.losses[c] as number) + (cells.ties[c] as number);
      sum += m * Math.abs(cells.covariates[c * cells.covariateCount + k] as number);
    }
    scale[cells.n + k] = Math.max(sum, Number.MIN_VALUE);
  }
  if (size > cells.n + cells.covariateCount) scale[size - 1] = total;
  return scale;
}

function centre(x: Float64Array, n: number): void {
  let mean = 0;
  for (let i = 0; i < n; i++) mean += (x[i] as number) / n;
  for (let i = 0; i < n; i++) x[i] = (x[i] as number) - mean;
}

function evaluate(
  cells: PairedCells,
  rule: TieRule,
  x: Float64Array,
  lambda: number,
  solverOf: ReturnType<typeof laplacianSolverOf>,
): PairedPoint {
  const { n, first, second, covariateCount: p } = cells;
  const further = x.length - n;
  const hasTie = further > p;
  const gradient = new Float64Array(x.length);
  const weight = new Float64Array(first.length);
  const border = new Float64Array(n * further);
  const corner = new Float64Array(further * further);
  const at = noDerivatives();
  const add = tieRules[rule];
  const tie = hasTie ? (x[n + p] as number) : 0;
  let value = 0;
  if (further === 0 && rule === "half") value = addStrengths(cells, x, gradient, weight);
  else
    for (let c = 0; c < first.length; c++) {
      const i = first[c] as number;
      const j = second[c] as number;
      let d = (x[i] as number) - (x[j] as number);
      for (let k = 0; k < p; k++) d += (x[n + k] as number) * (cells.covariates[c * p + k] as number);
      add(at, d, tie, cells.wins[c] as number, cells.losses[c] as number, cells.ties[c] as number);
      value += at.value;
      gradient[i] = (gradient[i] as number) + at.byAdvantage;
      gradient[j] = (gradient[j] as number) - at.byAdvantage;
      weight[c] = at.advantageInformation;
      for (let k = 0; k < further; k++) {
        const z = k < p ? (cells.covariates[c * p + k] as number) : 0;
        const cross = k < p ? z * at.advantageInformation : at.crossInformation;
        border[k * n + i] = (border[k * n + i] as number) + cross;
        border[k * n + j] = (border[k * n + j] as number) - cross;
        gradient[n + k] = (gradient[n + k] as number) + (k < p ? z * at.byAdvantage : at.byTie);
        for (let q = 0; q <= k; q++) {
          const zq = q < p ? (cells.covariates[c * p + q] as number) : 0;
          const both =
            k < p ? z * zq * at.advantageInformation : q < p ? zq * at.crossInformation : at.tieInformation;
          corner[k * further + q] = (corner[k * further + q] as number) + both;
          if (q < k) corner[q * further + k] = corner[k * further + q] as number;
        }
      }
    }
  if (lambda > 0)
    for (let i = 0; i < n; i++) {
      value -= (lambda / 2) * (x[i] as number) ** 2;
      gradient[i] = (gradient[i] as number) - lambda * (x[i] as number);
    }
  const information = { graph: { n, a: first, b: second, weight, lambda }, border, corner, further };
  return {
    value,
    gradient,
    information,
    solve: (rhs) => {
      const inner = solverOf(information.graph.weight);
      return inner ? (eliminate(information, inner)?.solve(rhs) ?? null) : null;
    },
  };
}

/** The plain model in one tight loop: what all fits without further parameters spend their time in. @returns the log-likelihood */
function addStrengths(
  { first, second, wins, losses, ties }: PairedCells,
  x: Float64Array,
  gradient: Float64Array,
  weight: Float64Array,
): number {
  let value = 0;
  for (let c = 0; c < first.length; c++) {
    const i = first[c] as number;
    const j = second[c] as number;
    const half = (ties[c] as number) / 2;
    const won = (wins[c] as number) + half;
    const lost = (losses[c] as number) + half;
    const d = (x[i] as number) - (x[j] as number);
    const e = Math.exp(-Math.abs(d));
    const near = 1 / (1 + e);
    const far = e * near;
    const slope = d >= 0 ? won * far - lost * near : won * near - lost * far;
    value -= (won + lost) * Math.log1p(e) + (d >= 0 ? lost * d : -won * d);
    gradient[i] = (gradient[i] as number) + slope;
    gradient[j] = (gradient[j] as number) - slope;
    weight[c] = (won + lost) * near * far;
  }
  return value;
}
