import { normalQuantile } from "../distributions/normal";
import { cellsOfWins } from "../paired/cells";
import { findComponents } from "../paired/existence";
import { fitBradleyTerry } from "./bradley-terry";
import { type SandwichRows, sandwich } from "./sandwich";

/** Why a model has no rating. */
export type RatingReason = "never_compared" | "no_finite_estimate" | "not_comparable";

export interface ModelRating {
  /** Log-strength, summing to 0 within its component; null with a reason where it does not exist. */
  logStrength: number | null;
  standardError: number | null;
  /** On the Elo scale: 400/ln 10 per unit, 1000 the mean of the component. */
  rating: number | null;
  low: number | null;
  high: number | null;
  reason: RatingReason | null;
  wins: number;
  losses: number;
  ties: number;
  /** Models of one component can be compared with each other. */
  component: number;
}

export interface RatingFit {
  /** One finite maximum likelihood estimate for all models. Where false, each component of two or more is fitted alone. */
  exists: boolean;
  converged: boolean;
  iterations: number;
  components: number[][];
  models: ModelRating[];
}

const eloPerUnit = 400 / Math.LN10;

/**
 * Ratings with intervals from rows of comparisons: counts aggregated once, existence decided first, then Newton on each
 * strongly connected component. Ties are half a win each; intervals are normal, from the cluster-robust sandwich.
 * No prior: a model that won or lost everything has no rating, and says so.
 * @param modelCount models are numbered 0 … modelCount − 1 in the rows.
 * @param confidence e.g. 0.95.
 */
export function fitRatings(rows: SandwichRows, modelCount: number, confidence: number): RatingFit {
  const wins = new Float64Array(modelCount * modelCount);
  const tally = {
    wins: new Float64Array(modelCount),
    ties: new Float64Array(modelCount),
    all: new Float64Array(modelCount),
  };
  for (let row = 0; row < rows.a.length; row++) count(rows, row, wins, tally, modelCount);
  const { strong, weak, exists } = findComponents(cellsOfWins(wins, modelCount));
  const weakOf = membership(weak, modelCount);
  const models: ModelRating[] = Array.from({ length: modelCount }, (_, model) => {
    const all = tally.all[model] as number;
    const won = tally.wins[model] as number;
    const tied = tally.ties[model] as number;
    return {
      logStrength: null,
      standardError: null,
      rating: null,
      low: null,
      high: null,
      reason:
        all === 0
          ? "never_compared"
          : (weak[weakOf[model] as number]?.length ?? 0) > 1
            ? "no_finite_estimate"
            : "not_comparable",
      wins: won,
      losses: all - won - tied,
      ties: tied,
      component: strong.findIndex((component) => component.includes(model)),
    };
  });
  const z = normalQuantile(0.5 + confidence / 2);
  let converged = true;
  let iterations = 0;
  for (const component of strong.filter((members) => members.length > 1)) {
    const fit = fitComponent(rows, wins, component, modelCount);
    converged &&= fit.converged;
    iterations = Math.max(iterations, fit.iterations);
    for (const [place, model] of component.entries()) {
      const logStrength = fit.logStrength[place] as number;
      const standardError = Math.sqrt(
        Math.max(0, fit.covariance[place * component.length + place] as number),
      );
      const rating = 1000 + eloPerUnit * logStrength;
      const half = z * standardError * eloPerUnit;
      Object.assign(models[model] as ModelRating, {
        logStrength,
        standardError,
        rating,
        low: rating - half,
        high: rating + half,
        reason: null,
      });
    }
  }
  return { exists, converged, iterations, components: strong, models };
}

function count(
  rows: SandwichRows,
  row: number,
  wins: Float64Array,
  tally: { wins: Float64Array; ties: Float64Array; all: Float64Array },
  n: number,
): void {
  const a = rows.a[row] as number;
  const b = rows.b[row] as number;
  // A model against itself (two samples of one model) says nothing about its strength.
  if (a === b) return;
  const outcome = rows.outcome[row] as number;
  add(wins, a * n + b, (outcome + 1) / 2);
  add(wins, b * n + a, (1 - outcome) / 2);
  for (const model of [a, b]) {
    add(tally.all, model, 1);
    if (outcome === 0) add(tally.ties, model, 1);
  }
  if (outcome !== 0) add(tally.wins, outcome > 0 ? a : b, 1);
}

function add(values: Float64Array, index: number, amount: number): void {
  values[index] = (values[index] as number) + amount;
}

function membership(components: readonly number[][], n: number): Int32Array {
  const of = new Int32Array(n);
  for (const [number, component] of components.entries()) for (const member of component) of[member] = number;
  return of;
}

function fitComponent(
  rows: SandwichRows,
  wins: Float64Array,
  component: readonly number[],
  modelCount: number,
) {
  const n = component.length;
  const inside = new Float64Array(n * n);
  const index = new Int32Array(modelCount).fill(-1);
  for (const [i, model] of component.entries()) {
    index[model] = i;
    for (const [j, other] of component.entries())
      inside[i * n + j] = wins[model * modelCount + other] as number;
  }
  const fit = fitBradleyTerry(inside, n);
  return { ...fit, covariance: sandwich(rows, fit.logStrength, fit.bread, index) };
}
