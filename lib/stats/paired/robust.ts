import { congruence } from "../linear/matrix";
import type { PairedCells } from "./cells";
import type { PairedFit } from "./fit-paired";
import { noDerivatives, type TieRule, tieRules } from "./tie-rules";

/**
 * Cluster-robust covariance V = H⁺ B H⁺, B = Σ_c g_c g_cᵀ, g_c the sum of the scores of cluster c's comparisons; without
 * clusters every comparison is one, and B follows from the cells' counts alone. No small-sample factor.
 * Source: H. White, Econometrica 50 (1982); K.-Y. Liang and S. L. Zeger, Biometrika 73 (1986), (7).
 * @param covariance H⁺ of all parameters, in the fit's order.
 * @param cluster of each cell; cells are then counted within a cluster (or one per comparison).
 */
export function robustCovariance(
  cells: PairedCells,
  rule: TieRule,
  fit: PairedFit,
  covariance: Float64Array,
  cluster?: Int32Array,
): Float64Array {
  const size = Math.sqrt(covariance.length);
  const meat = cluster ? clusteredMeat(cells, rule, fit, size, cluster) : plainMeat(cells, rule, fit, size);
  return congruence(covariance, meat, size);
}

/** Score of one cell by advantage and tie parameter, for given counts. */
function scorer(cells: PairedCells, rule: TieRule, fit: PairedFit) {
  const used = tieRules[fit.tie === null ? "half" : rule];
  const out = noDerivatives();
  const p = cells.covariateCount;
  return (c: number, wins: number, losses: number, ties: number) => {
    let d =
      (fit.logStrength[cells.first[c] as number] as number) -
      (fit.logStrength[cells.second[c] as number] as number);
    for (let k = 0; k < p; k++)
      d += (fit.coefficients[k] as number) * (cells.covariates[c * p + k] as number);
    used(out, d, fit.tie ?? 0, wins, losses, ties);
    return out;
  };
}

/** Calls `visit` with each parameter that a cell touches and the cell's score by it. */
function spread(
  cells: PairedCells,
  fit: PairedFit,
  c: number,
  byAdvantage: number,
  byTie: number,
  visit: (at: number, score: number) => void,
): void {
  visit(cells.first[c] as number, byAdvantage);
  visit(cells.second[c] as number, -byAdvantage);
  const p = cells.covariateCount;
  for (let k = 0; k < p; k++) visit(cells.n + k, byAdvantage * (cells.covariates[c * p + k] as number));
  if (fit.tie !== null) visit(cells.n + p, byTie);
}

function plainMeat(cells: PairedCells, rule: TieRule, fit: PairedFit, size: number): Float64Array {
  const meat = new Float64Array(size * size);
  const score = scorer(cells, rule, fit);
  if (size === cells.n) return strengthMeat(cells, score, meat, size);
  const places: number[] = [];
  const values: number[] = [];
  for (let c = 0; c < cells.first.length; c++)
    for (const [count, win, loss, tie] of [
      [cells.wins[c] as number, 1, 0, 0],
      [cells.losses[c] as number, 0, 1, 0],
      [cells.ties[c] as number, 0, 0, 1],
    ] as const) {
      if (count === 0) continue;
      const { byAdvantage, byTie } = score(c, win, loss, tie);
      places.length = values.length = 0;
      spread(cells, fit, c, byAdvantage, byTie, (at, value) => {
        places.push(at);
        values.push(value);
      });
      addOuter(meat, size, places, values, count);
    }
  return meat;
}

/** Without further parameters the meat is itself the Laplacian of a graph, its weights the sums of squared scores. */
function strengthMeat(
  cells: PairedCells,
  score: ReturnType<typeof scorer>,
  meat: Float64Array,
  n: number,
): Float64Array {
  const add = (at: number, value: number) => {
    meat[at] = (meat[at] as number) + value;
  };
  for (let c = 0; c < cells.first.length; c++) {
    let weight = 0;
    const [wins, losses, ties] = [
      cells.wins[c] as number,
      cells.losses[c] as number,
      cells.ties[c] as number,
    ];
    if (wins > 0) weight += wins * score(c, 1, 0, 0).byAdvantage ** 2;
    if (losses > 0) weight += losses * score(c, 0, 1, 0).byAdvantage ** 2;
    if (ties > 0) weight += ties * score(c, 0, 0, 1).byAdvantage ** 2;
    const i = cells.first[c] as number;
    const j = cells.second[c] as number;
    if (i === j) continue;
    add(i * n + i, weight);
    add(j * n + j, weight);
    add(i * n + j, -weight);
    add(j * n + i, -weight);
  }
  return meat;
}

function clusteredMeat(
  cells: PairedCells,
  rule: TieRule,
  fit: PairedFit,
  size: number,
  cluster: Int32Array,
): Float64Array {
  const meat = new Float64Array(size * size);
  const score = scorer(cells, rule, fit);
  const sum = new Float64Array(size);
  const isTouched = new Uint8Array(size);
  const touched = new Int32Array(size);
  let count = 0;
  const add = (at: number, value: number) => {
    if (isTouched[at] === 0) {
      isTouched[at] = 1;
      touched[count++] = at;
    }
    sum[at] = (sum[at] as number) + value;
  };
  const order = byCluster(cluster);
  for (let k = 0; k < order.length; k++) {
    const c = order[k] as number;
    const wins = cells.wins[c] as number;
    const losses = cells.losses[c] as number;
    const { byAdvantage, byTie } = score(c, wins, losses, cells.ties[c] as number);
    if (size === cells.n) {
      add(cells.first[c] as number, byAdvantage);
      add(cells.second[c] as number, -byAdvantage);
    } else spread(cells, fit, c, byAdvantage, byTie, add);
    const next = order[k + 1];
    if (next !== undefined && cluster[next] === cluster[c]) continue;
    for (let i = 0; i < count; i++) {
      const at = touched[i] as number;
      const value = sum[at] as number;
      for (let j = 0; j < count; j++) {
        const other = touched[j] as number;
        const place = at * size + other;
        meat[place] = (meat[place] as number) + value * (sum[other] as number);
      }
    }
    for (let i = 0; i < count; i++) {
      sum[touched[i] as number] = 0;
      isTouched[touched[i] as number] = 0;
    }
    count = 0;
  }
  return meat;
}

function addOuter(
  meat: Float64Array,
  size: number,
  places: readonly number[],
  values: readonly number[],
  weight: number,
): void {
  for (let i = 0; i < places.length; i++) {
    const row = (places[i] as number) * size;
    const value = weight * (values[i] as number);
    for (let j = 0; j < places.length; j++) {
      const at = row + (places[j] as number);
      meat[at] = (meat[at] as number) + value * (values[j] as number);
    }
  }
}

/** Cell numbers with the cells of a cluster together (counting sort). */
function byCluster(cluster: Int32Array): Int32Array {
  const clusters = cluster.reduce((most, value) => Math.max(most, value), -1) + 1;
  const start = new Int32Array(clusters + 1);
  for (const value of cluster) start[value + 1] = (start[value + 1] as number) + 1;
  for (let c = 0; c < clusters; c++) start[c + 1] = (start[c + 1] as number) + (start[c] as number);
  const order = new Int32Array(cluster.length);
  for (let row = 0; row < cluster.length; row++) {
    const c = cluster[row] as number;
    order[start[c] as number] = row;
    start[c] = (start[c] as number) + 1;
  }
  return order;
}
