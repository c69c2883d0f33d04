import { minimise, type Slope } from "../linear/lbfgs";
import { sigmoid, softplus } from "../paired/logistic";

/**
 * Crowd Bradley–Terry: strengths θ and, for each annotator w, the probability η_w of reporting what he perceives:
 *
 *   minimise −Σ log(η_w σ(d) + (1 − η_w) σ(−d)) + λ Σ_i (softplus θ_i + softplus −θ_i),   d = θ_winner − θ_loser
 *
 * Source: X. Chen, P. N. Bennett, K. Collins-Thompson and E. Horvitz, WSDM 2013, (7) and (8); λ > 0 is the virtual node at 0 and
 * identifies the shift: a penalised fit, labelled so. Not convex: θ → −θ, η → 1 − η is an optimum of the same height. The search
 * starts with every η > 1/2, from several values, and keeps the lowest; the answer is turned so that annotators are
 * mostly honest. An annotator without comparisons has no η (null). Ties: half a comparison each way.
 */
export interface CrowdFit {
  logStrength: Float64Array;
  honesty: (number | null)[];
  objective: number;
  converged: boolean;
  iterations: number;
}

/** Comparisons by annotator, winner and loser, with how often. */
export interface CrowdCells {
  n: number;
  workers: number;
  winner: Int32Array;
  loser: Int32Array;
  worker: Int32Array;
  count: Float64Array;
}

const starts = [0.6, 0.75, 0.9];

export function fitCrowd(cells: CrowdCells, lambda: number): CrowdFit {
  const { n, workers } = cells;
  const given = new Float64Array(workers);
  let total = 0;
  for (let c = 0; c < cells.worker.length; c++) {
    const w = cells.worker[c] as number;
    given[w] = (given[w] as number) + (cells.count[c] as number);
    total += cells.count[c] as number;
  }
  const options = { tolerance: 1e-10 * Math.max(1, total), most: 5000 };
  const found = starts
    .map((eta) => {
      const start = new Float64Array(n + workers).fill(Math.log(eta / (1 - eta)), n);
      return minimise((x) => evaluate(cells, lambda, x), start, options);
    })
    .reduce((best, one) => (one.value < best.value - 1e-9 * Math.abs(best.value) ? one : best));
  const trust = given.reduce((sum, m, w) => sum + m * (sigmoid(found.x[n + w] as number) - 0.5), 0);
  const sign = trust < 0 ? -1 : 1;
  return {
    logStrength: found.x.slice(0, n).map((value) => sign * value),
    honesty: Array.from(given, (m, w) => (m > 0 ? sigmoid(sign * (found.x[n + w] as number)) : null)),
    objective: found.value,
    converged: found.converged,
    iterations: found.iterations,
  };
}

function evaluate({ n, winner, loser, worker, count }: CrowdCells, lambda: number, x: Float64Array): Slope {
  const gradient = new Float64Array(x.length);
  let value = 0;
  for (let i = 0; i < n; i++) {
    const at = x[i] as number;
    value += lambda * (softplus(at) + softplus(-at));
    gradient[i] = lambda * Math.tanh(at / 2);
  }
  for (let c = 0; c < winner.length; c++) {
    const [i, j, w] = [winner[c] as number, loser[c] as number, n + (worker[c] as number)];
    const m = count[c] as number;
    const d = (x[i] as number) - (x[j] as number);
    const g = x[w] as number;
    const [honest, wrong, up, down] = [sigmoid(g), sigmoid(-g), sigmoid(d), sigmoid(-d)];
    const p = honest * up + wrong * down;
    value -= m * Math.log(p);
    const byAdvantage = (-m * (honest - wrong) * up * down) / p;
    gradient[i] = (gradient[i] as number) + byAdvantage;
    gradient[j] = (gradient[j] as number) - byAdvantage;
    gradient[w] = (gradient[w] as number) - (m * (up - down) * honest * wrong) / p;
  }
  return { value, gradient };
}
