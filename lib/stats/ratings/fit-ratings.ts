import { normalQuantile } from "../distributions/normal";
import { aggregate, cellsOfRows, comparisonsByItem, type PairedCells } from "../paired/cells";
import { findComponents } from "../paired/existence";
import { robustCovariance } from "../paired/robust";
import type { TieRule } from "../paired/tie-rules";
import { type Bootstrap, bootstrapStrengths } from "./bootstrap";
import { estimateStrengths, type NoEstimate } from "./bradley-terry";
import { type ComparisonRows, designOf, rowsWithin } from "./comparison-rows";
import { rankRanges } from "./difference";
import { eloPerUnit } from "./elo";
import { clusterResampler } from "./resample";

export interface RatingOptions {
  /** e.g. 0.95 */
  confidence: number;
  ties: TieRule;
  /** Also estimate how many log-odds being shown first is worth. */
  orderEffect?: boolean;
  /** Percentile intervals from so many replicates that draw clusters anew, instead of the sandwich (resample.ts). */
  bootstrap?: { replicates: number; uniform: () => number };
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
  orderEffect: Effect | null;
  /** Where intervals are percentiles of a bootstrap; absent with covariates or an order effect, and where every replicate failed. */
  bootstrap: Bootstrap | null;
  /** Log-odds per unit of each covariate. */
  effects: CovariateEffect[];
}

/** no_variation: it is 0 in every comparison; not_identified: it only repeats who was compared. Both are left out. */
export type CovariateEffect = (Effect & { reason: null }) | { reason: "no_variation" | "not_identified" };

/** A coefficient with its robust interval. */
export interface Effect {
  value: number;
  low: number;
  high: number;
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
 * their difference excludes 0. No prior: a model that won or lost everything has no rating, and says so. Covariates and
 * the order effect enter the advantage linearly (fit-paired.ts): strengths are then those at equal covariates.
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
  for (const fit of fits) rate(fit, models, z, options.confidence);
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

/** @param rows between the members, numbered by their places. @param counted the same, aggregated, where they are already. */
function fitComponent(
  rows: ComparisonRows,
  counted: PairedCells | null,
  members: number[],
  { ties, orderEffect, bootstrap, confidence }: RatingOptions,
  z: number,
): ComponentFit {
  const n = members.length;
  const attempt = (left: ReadonlySet<number>) => {
    const design = designOf(rows, orderEffect === true, left);
    const isPlain = design.count === 0;
    const each = () => cellsOfRows(rows, n, design.values, design.count);
    // Where nothing but the order matters and it is always known, there is a cell for each pair in each order.
    const isOrdered = design.count === 1 && design.orderPlace === 0 && !rows.orderKnown?.includes(0);
    const isCounted = isPlain || isOrdered;
    const cells = isPlain ? (counted ?? aggregate(rows, n)) : isOrdered ? aggregate(rows, n, true) : each();
    return { design, isPlain, isCounted, each, cells, found: estimateStrengths(cells, ties) };
  };
  const covariates = Array.from({ length: rows.covariateCount ?? 0 }, (_, k) => k);
  const left = new Set<number>();
  let tried = attempt(left);
  // Some covariate repeats who was compared: each is let in again if the fit stays determined with it.
  if (tried.found.reason === "not_identified" && covariates.length > 0) {
    for (const k of covariates) left.add(k);
    tried = attempt(left);
    for (const k of covariates) {
      const fewer = new Set(left);
      fewer.delete(k);
      const next = attempt(fewer);
      if (next.found.reason !== null) continue;
      left.delete(k);
      tried = next;
    }
  }
  const { design, isPlain, isCounted, each, cells, found } = tried;
  if (found.reason !== null) return without(members, found.reason);
  const covariance = rows.cluster
    ? robustCovariance(isCounted ? each() : cells, ties, found.fit, found.covariance, rows.cluster)
    : robustCovariance(cells, ties, found.fit, found.covariance);
  const size = Math.sqrt(covariance.length);
  const effectAt = (place: number | null): Effect | null => {
    if (place === null) return null;
    const value = found.fit.coefficients[place] as number;
    const half = z * Math.sqrt(Math.max(0, covariance[(n + place) * (size + 1)] as number));
    return { value, low: value - half, high: value + half };
  };
  return {
    members,
    reason: null,
    converged: found.fit.ending === "converged",
    iterations: found.fit.iterations,
    covariance,
    logStrength: found.fit.logStrength,
    tieParameter: found.fit.tie,
    bootstrap:
      bootstrap && isPlain
        ? bootstrapStrengths(
            clusterResampler(rows, n, bootstrap.uniform),
            found.fit.logStrength,
            bootstrap.replicates,
            confidence,
            ties,
          )
        : null,
    orderEffect: effectAt(design.orderPlace),
    effects: design.places.map((place, k): CovariateEffect => {
      const effect = effectAt(place);
      if (effect) return { ...effect, reason: null };
      return { reason: left.has(k) ? "not_identified" : "no_variation" };
    }),
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
    bootstrap: null,
    orderEffect: null,
    effects: [],
  };
}

function rate(fit: ComponentFit, models: ModelRating[], z: number, confidence: number): void {
  const { members, covariance, logStrength, bootstrap } = fit;
  if (!covariance || !logStrength) {
    for (const model of members) (models[model] as ModelRating).reason = fit.reason;
    return;
  }
  const ranks = rankRanges(fit, z, confidence);
  const size = Math.sqrt(covariance.length);
  const points = (strength: number) => 1000 + eloPerUnit * strength;
  for (const [i, model] of members.entries()) {
    const value = logStrength[i] as number;
    const standardError = Math.sqrt(Math.max(0, covariance[i * (size + 1)] as number));
    Object.assign(models[model] as ModelRating, {
      logStrength: value,
      standardError,
      rating: points(value),
      low: points(bootstrap ? (bootstrap.low[i] as number) : value - z * standardError),
      high: points(bootstrap ? (bootstrap.high[i] as number) : value + z * standardError),
      ...ranks[i],
      reason: null,
    });
  }
}
