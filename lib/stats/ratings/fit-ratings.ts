import { normalQuantile } from "../distributions/normal";
import {
  aggregate,
  cellsOfRows,
  comparisonsByItem,
  type PairedCells,
  type PairedRows,
} from "../paired/cells";
import { findComponents } from "../paired/existence";
import { robustCovariance } from "../paired/robust";
import type { TieRule } from "../paired/tie-rules";
import { estimateStrengths, type NoEstimate } from "./bradley-terry";
import { eloPerUnit } from "./elo";

/** Rows of comparisons, with what their intervals and the order effect need. */
export interface ComparisonRows extends PairedRows {
  /** Cluster of each row, 0 … clusters − 1 (its prompt, its annotator); absent: each row its own. */
  cluster?: Int32Array;
  /** 1 where the first is known to have been shown first; needed for the order effect only. */
  orderKnown?: Uint8Array;
}

export interface RatingOptions {
  /** e.g. 0.95 */
  confidence: number;
  ties: TieRule;
  /** Also estimate how many log-odds being shown first is worth. */
  orderEffect?: boolean;
}

/** Why a model has no rating. */
export type RatingReason = "never_compared" | "no_finite_estimate" | "not_comparable" | NoEstimate;

export interface ModelRating {
  /** Log-strength, summing to 0 within its component; null with a reason where it does not exist. */
  logStrength: number | null;
  standardError: number | null;
  /** On the Elo scale: 400/ln 10 per unit, 1000 the mean of the component. */
  rating: number | null;
  low: number | null;
  high: number | null;
  /** Best and worst rank in its component that no difference's interval excludes. */
  bestRank: number | null;
  worstRank: number | null;
  reason: RatingReason | null;
  wins: number;
  losses: number;
  ties: number;
  /** Models of one component can be compared with each other. */
  component: number;
}

/** The fit of one component of two models or more. */
export interface ComponentFit {
  members: number[];
  reason: NoEstimate | null;
  converged: boolean;
  iterations: number;
  /** Of strengths and further parameters, in the order of `members`; robust. */
  covariance: Float64Array | null;
  logStrength: Float64Array | null;
  /** log ν (davidson) or η (rao-kupper); null for half wins, or where no tie was seen. */
  tieParameter: number | null;
  /** Log-odds of being shown first. */
  orderEffect: { value: number; low: number; high: number } | null;
}

export interface RatingFit {
  /** One finite maximum likelihood estimate for all models. Where false, each component of two or more is fitted alone. */
  exists: boolean;
  converged: boolean;
  iterations: number;
  components: number[][];
  fits: ComponentFit[];
  models: ModelRating[];
}

/**
 * Ratings with intervals from rows of comparisons: counts aggregated once, existence decided first, then Newton on each
 * strongly connected component. Intervals are normal, from the cluster-robust sandwich (paired/robust.ts): judgments of
 * one prompt, or of one annotator, are not independent. Ranks: a model is behind another only where the interval of
 * their difference excludes 0. No prior: a model that won or lost everything has no rating, and says so.
 * @param modelCount models are numbered 0 … modelCount − 1 in the rows; a model against itself says nothing.
 */
export function fitRatings(rows: ComparisonRows, modelCount: number, options: RatingOptions): RatingFit {
  const counted = aggregate(rows, modelCount);
  const { strong, weak, exists } = findComponents(counted);
  const models = tallied(counted, strong, weak);
  const z = normalQuantile(0.5 + options.confidence / 2);
  const fits = strong
    .filter((members) => members.length > 1)
    .map((members) =>
      exists
        ? fitComponent(rows, counted, members, options, z)
        : fitComponent(rowsWithin(rows, members), null, members, options, z),
    );
  for (const fit of fits) rate(fit, models, z);
  return {
    exists,
    converged: fits.every((fit) => fit.converged),
    iterations: fits.reduce((most, fit) => Math.max(most, fit.iterations), 0),
    components: strong,
    fits,
    models,
  };
}

/** Wins, losses and ties of each model, and why it might have no rating. */
function tallied(cells: PairedCells, strong: number[][], weak: number[][]): ModelRating[] {
  const { n } = cells;
  const all = comparisonsByItem(cells);
  const [wins, ties] = [new Float64Array(n), new Float64Array(n)];
  for (let c = 0; c < cells.first.length; c++) {
    const [a, b] = [cells.first[c] as number, cells.second[c] as number];
    add(wins, a, cells.wins[c] as number);
    add(wins, b, cells.losses[c] as number);
    for (const model of [a, b]) add(ties, model, cells.ties[c] as number);
  }
  const [strongOf, weakOf] = [membership(strong, n), membership(weak, n)];
  return Array.from({ length: n }, (_, model) => {
    const isAlone = (weak[weakOf[model] as number]?.length ?? 0) < 2;
    const known = isAlone ? "not_comparable" : "no_finite_estimate";
    return {
      logStrength: null,
      standardError: null,
      rating: null,
      low: null,
      high: null,
      bestRank: null,
      worstRank: null,
      reason: all[model] === 0 ? "never_compared" : known,
      wins: wins[model] as number,
      losses: (all[model] as number) - (wins[model] as number) - (ties[model] as number),
      ties: ties[model] as number,
      component: strongOf[model] as number,
    };
  });
}

function add(values: Float64Array, at: number, amount: number): void {
  values[at] = (values[at] as number) + amount;
}

function membership(components: readonly number[][], n: number): Int32Array {
  const of = new Int32Array(n);
  for (const [number, component] of components.entries()) for (const member of component) of[member] = number;
  return of;
}

/** The rows between members, which are numbered by their places. */
function rowsWithin(rows: ComparisonRows, members: readonly number[]): ComparisonRows {
  const placeOf = new Map(members.map((model, index) => [model, index]));
  const kept = Array.from(rows.first.keys()).filter(
    (row) => placeOf.has(rows.first[row] as number) && placeOf.has(rows.second[row] as number),
  );
  const renumbered = (values: Int32Array) =>
    Int32Array.from(kept, (row) => placeOf.get(values[row] as number) as number);
  const pick = (values: Int32Array) => Int32Array.from(kept, (row) => values[row] as number);
  return {
    first: renumbered(rows.first),
    second: renumbered(rows.second),
    outcome: Int8Array.from(kept, (row) => rows.outcome[row] as number),
    cluster: rows.cluster && pick(rows.cluster),
    orderKnown: rows.orderKnown && Uint8Array.from(kept, (row) => rows.orderKnown?.[row] as number),
  };
}

/** @param rows between the members, numbered by their places. @param counted the same, aggregated, where they are already. */
function fitComponent(
  rows: ComparisonRows,
  counted: PairedCells | null,
  members: number[],
  { ties, orderEffect }: RatingOptions,
  z: number,
): ComponentFit {
  const n = members.length;
  const { orderKnown } = rows;
  const hasOrder = orderEffect === true && (orderKnown?.includes(1) ?? false);
  const shown = hasOrder ? Float64Array.from(orderKnown ?? []) : new Float64Array(0);
  const each = () => cellsOfRows(rows, n, shown, hasOrder ? 1 : 0);
  const cells: PairedCells = hasOrder ? each() : (counted ?? aggregate(rows, n));
  const found = estimateStrengths(cells, ties);
  if (found.reason !== null) return without(members, found.reason);
  const covariance = rows.cluster
    ? robustCovariance(each(), ties, found.fit, found.covariance, rows.cluster)
    : robustCovariance(cells, ties, found.fit, found.covariance);
  const size = Math.sqrt(covariance.length);
  const effect = found.fit.coefficients[0];
  const error = Math.sqrt(Math.max(0, covariance[n * size + n] ?? 0));
  return {
    members,
    reason: null,
    converged: found.fit.ending === "converged",
    iterations: found.fit.iterations,
    covariance,
    logStrength: found.fit.logStrength,
    tieParameter: found.fit.tie,
    orderEffect:
      effect === undefined ? null : { value: effect, low: effect - z * error, high: effect + z * error },
  };
}

function without(members: number[], reason: NoEstimate): ComponentFit {
  return {
    members,
    reason,
    converged: false,
    iterations: 0,
    covariance: null,
    logStrength: null,
    tieParameter: null,
    orderEffect: null,
  };
}

function rate(fit: ComponentFit, models: ModelRating[], z: number): void {
  const { members, covariance, logStrength } = fit;
  if (!covariance || !logStrength) {
    for (const model of members) (models[model] as ModelRating).reason = fit.reason;
    return;
  }
  const size = Math.sqrt(covariance.length);
  for (const [i, model] of members.entries()) {
    const standardError = Math.sqrt(Math.max(0, covariance[i * size + i] as number));
    const rating = 1000 + eloPerUnit * (logStrength[i] as number);
    const half = z * standardError * eloPerUnit;
    let [better, worse] = [0, 0];
    for (let j = 0; j < members.length; j++) {
      if (i === j) continue;
      const { value, error } = difference(fit, j, i);
      if (value - z * error > 0) better++;
      if (value + z * error < 0) worse++;
    }
    Object.assign(models[model] as ModelRating, {
      logStrength: logStrength[i],
      standardError,
      rating,
      low: rating - half,
      high: rating + half,
      bestRank: 1 + better,
      worstRank: members.length - worse,
      reason: null,
    });
  }
}

/**
 * θ_i − θ_j of two members of a fitted component with its standard error: overlapping single intervals mislead.
 * @param i @param j places in `members`
 */
export function difference(fit: ComponentFit, i: number, j: number): { value: number; error: number } {
  const { covariance, logStrength } = fit;
  if (!covariance || !logStrength) return { value: 0, error: Number.POSITIVE_INFINITY };
  const size = Math.sqrt(covariance.length);
  const at = (row: number, column: number) => covariance[row * size + column] as number;
  const variance = at(i, i) + at(j, j) - at(i, j) - at(j, i);
  return {
    value: (logStrength[i] as number) - (logStrength[j] as number),
    error: Math.sqrt(Math.max(0, variance)),
  };
}
