import { factorise, invert, logDeterminant, solve } from "../linear/cholesky";
import { denseLaplacian } from "../linear/laplacian";
import { maximise, type Point } from "../linear/newton";
import { comparisonsByItem, type PairedCells } from "../paired/cells";
import { noDerivatives, tieRules } from "../paired/tie-rules";

/**
 * Bradley–Terry with Firth's correction: maximise ℓ(θ) + ½ log det I(θ) (Jeffreys' prior) on Σθ = 0. Finite wherever the
 * items are connected, also with a perfect winner; must be labelled as penalised. Score of a cell with m comparisons:
 * y − m p + h (½ − p), h its leverage m p (1−p) Var(θ_a − θ_b). Fisher scoring with step halving on the penalised likelihood.
 * Source: D. Firth, Biometrika 80 (1993), section 3.3. Undefined (null) where the items are not connected.
 */
export interface FirthFit {
  logStrength: Float64Array;
  /** Inverse information at the estimate, sum-zero. */
  covariance: Float64Array;
  converged: boolean;
  iterations: number;
}

interface FirthPoint extends Point {
  inverse: Float64Array;
}

/** @param cells connected (weakly); ties count as half wins. */
export function fitFirth(cells: PairedCells): FirthFit {
  const { n } = cells;
  const scale = comparisonsByItem(cells).map((m) => Math.max(m, Number.MIN_VALUE));
  const found = maximise<FirthPoint>(
    (x) => evaluate(cells, x),
    new Float64Array(n),
    scale,
    (x) => {
      const mean = x.reduce((sum, value) => sum + value, 0) / n;
      for (let i = 0; i < n; i++) x[i] = (x[i] as number) - mean;
    },
    { tolerance: 1e-11, most: 1000 },
  );
  return {
    logStrength: found.x,
    covariance: found.point.inverse,
    converged: found.ending === "converged",
    iterations: found.iterations,
  };
}

function evaluate(cells: PairedCells, x: Float64Array): FirthPoint {
  const { n, first, second } = cells;
  const weight = new Float64Array(first.length);
  const slope = new Float64Array(first.length);
  const centre = new Float64Array(first.length);
  const at = noDerivatives();
  let value = 0;
  for (let c = 0; c < first.length; c++) {
    const d = (x[first[c] as number] as number) - (x[second[c] as number] as number);
    tieRules.half(at, d, 0, cells.wins[c] as number, cells.losses[c] as number, cells.ties[c] as number);
    value += at.value;
    weight[c] = at.advantageInformation;
    slope[c] = at.byAdvantage;
    centre[c] = -Math.tanh(d / 2) / 2;
  }
  const { matrix, shift } = denseLaplacian({ n, a: first, b: second, weight, lambda: 0 });
  const factor = factorise(matrix, n) ? matrix : null;
  const inverse = factor ? invert(factor, n) : new Float64Array(n * n);
  if (factor) {
    const excess = 1 / (shift * n);
    for (let i = 0; i < inverse.length; i++) inverse[i] = (inverse[i] as number) - excess;
    // The added κ 11ᵀ/n contributes log κ to the determinant of the sum-zero space.
    value += (logDeterminant(factor, n) - Math.log(shift)) / 2;
  }
  const gradient = new Float64Array(n);
  // The prior counts each cell's leverage as comparisons more: their information is part of how the score changes.
  const augmented = Float64Array.from(weight);
  for (let c = 0; c < first.length; c++) {
    const [i, j] = [first[c] as number, second[c] as number];
    const variance =
      (inverse[i * n + i] as number) + (inverse[j * n + j] as number) - 2 * (inverse[i * n + j] as number);
    const leverage = (weight[c] as number) * variance;
    const half = centre[c] as number;
    augmented[c] = (weight[c] as number) + leverage * (0.25 - half * half);
    const score = (slope[c] as number) + leverage * half;
    gradient[i] = (gradient[i] as number) + score;
    gradient[j] = (gradient[j] as number) - score;
  }
  return {
    value: factor ? value : Number.NEGATIVE_INFINITY,
    gradient,
    inverse,
    solve: (rhs) => {
      const { matrix: steps } = denseLaplacian({ n, a: first, b: second, weight: augmented, lambda: 0 });
      if (!factor || !factorise(steps, n)) return null;
      const step = Float64Array.from(rhs);
      solve(steps, n, step);
      return step;
    },
  };
}
