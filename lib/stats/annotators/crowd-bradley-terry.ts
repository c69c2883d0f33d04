import { minimise, type Slope } from "../linear/lbfgs";
import { sigmoid, softplus } from "../paired/logistic";
import { mulberry32 } from "../random";

/**
 * Crowd Bradley–Terry: strengths θ and, for each annotator w, the probability η_w of reporting what he perceives:
 *
 *   minimise −Σ log(η_w σ(d) + (1 − η_w) σ(−d)) + λ Σ_i (softplus θ_i + softplus −θ_i),   d = θ_winner − θ_loser
 *
 * Source: X. Chen, P. N. Bennett, K. Collins-Thompson and E. Horvitz, WSDM 2013, (7) and (8); λ > 0 is the virtual node at 0 and
 * identifies the shift: a penalised fit, labelled so. Not convex: θ → −θ, η → 1 − η is an optimum of the same height, and there are
 * others where annotators contradict each other. The search starts with every η alike, from several values above 1/2, and from
 * positions drawn at random from a fixed seed; the lowest is followed to its bottom and turned so that annotators are mostly honest. An annotator without comparisons has no η (null). Ties: half a comparison each way.
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

const honestStarts = [0.6, 0.75, 0.9];

export interface CrowdEffort {
  /** How many starts at random: each costs as much as an honest one, and fewer find the lowest optimum less often. */
  drawn: number;
  /** On the largest coordinate of the gradient, as a share of the comparisons. */
  tolerance: number;
}

const thorough: CrowdEffort = { drawn: 30, tolerance: 1e-10 };

export function fitCrowd(
  cells: CrowdCells,
  lambda: number,
  { drawn, tolerance }: CrowdEffort = thorough,
): CrowdFit {
  const { n, workers } = cells;
  const given = new Float64Array(workers);
  let total = 0;
  for (let c = 0; c < cells.worker.length; c++) {
    const w = cells.worker[c] as number;
    given[w] = (given[w] as number) + (cells.count[c] as number);
    total += cells.count[c] as number;
  }
  const contests = contestsOf(cells);
  const search = (start: Float64Array, share: number) =>
    minimise((x) => evaluate(contests, lambda, x), start, {
      tolerance: share * Math.max(1, total),
      most: 5000,
    });
  const lowest = startsOf(n, workers, drawn)
    .map((start) => search(start, 1e-6))
    .reduce((best, one) => (one.value < best.value - 1e-9 * Math.abs(best.value) ? one : best));
  const found = search(lowest.x, tolerance);
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

function startsOf(n: number, workers: number, drawn: number): Float64Array[] {
  const uniform = mulberry32(1);
  return [
    ...honestStarts.map((eta) => new Float64Array(n + workers).fill(Math.log(eta / (1 - eta)), n)),
    ...Array.from({ length: drawn }, () =>
      new Float64Array(n + workers).map((_, at) => (at < n ? 6 * uniform() - 3 : 4 * uniform() - 1.2)),
    ),
  ];
}

/** Both ways of one annotator's answers on two models, which share their probabilities. */
interface Contests {
  n: number;
  first: Int32Array;
  second: Int32Array;
  worker: Int32Array;
  won: Float64Array;
  lost: Float64Array;
}

function contestsOf({ n, workers, winner, loser, worker, count }: CrowdCells): Contests {
  const places = new Map<number, number>();
  const [first, second, judge]: [number[], number[], number[]] = [[], [], []];
  const [won, lost]: [number[], number[]] = [[], []];
  for (let c = 0; c < count.length; c++) {
    const [i, j, w] = [winner[c] as number, loser[c] as number, worker[c] as number];
    const [low, high] = [Math.min(i, j), Math.max(i, j)];
    const key = (low * n + high) * workers + w;
    let place = places.get(key);
    if (place === undefined) {
      place = first.push(low) - 1;
      places.set(key, place);
      second.push(high);
      judge.push(w);
      won.push(0);
      lost.push(0);
    }
    const side = i === low ? won : lost;
    side[place] = (side[place] as number) + (count[c] as number);
  }
  return {
    n,
    first: Int32Array.from(first),
    second: Int32Array.from(second),
    worker: Int32Array.from(judge),
    won: Float64Array.from(won),
    lost: Float64Array.from(lost),
  };
}

function evaluate({ n, first, second, worker, won, lost }: Contests, lambda: number, x: Float64Array): Slope {
  const gradient = new Float64Array(x.length);
  let value = 0;
  for (let i = 0; i < n; i++) {
    const at = x[i] as number;
    value += lambda * (softplus(at) + softplus(-at));
    gradient[i] = lambda * Math.tanh(at / 2);
  }
  const right = x.slice(n).map(sigmoid);
  const turned = x.slice(n).map((g) => sigmoid(-g));
  for (let c = 0; c < first.length; c++) {
    const [i, j, w] = [first[c] as number, second[c] as number, n + (worker[c] as number)];
    const [wins, losses] = [won[c] as number, lost[c] as number];
    const d = (x[i] as number) - (x[j] as number);
    const [honest, wrong] = [right[w - n] as number, turned[w - n] as number];
    const e = Math.exp(-Math.abs(d));
    const near = 1 / (1 + e);
    const [up, down] = d >= 0 ? [near, e * near] : [e * near, near];
    // That he says the first is better, and that he says the second is.
    const [p, q] = [honest * up + wrong * down, honest * down + wrong * up];
    let pull = 0;
    if (wins > 0) {
      value -= wins * Math.log(p);
      pull = wins / p;
    }
    if (losses > 0) {
      value -= losses * Math.log(q);
      pull -= losses / q;
    }
    const byAdvantage = -pull * (honest - wrong) * up * down;
    gradient[i] = (gradient[i] as number) + byAdvantage;
    gradient[j] = (gradient[j] as number) - byAdvantage;
    gradient[w] = (gradient[w] as number) - pull * (up - down) * honest * wrong;
  }
  return { value, gradient };
}
