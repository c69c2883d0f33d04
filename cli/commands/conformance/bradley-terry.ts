import { differenceErrors, standardErrors } from "@/lib/stats/linear/matrix";
import { cellsOfRows } from "@/lib/stats/paired/cells";
import { findComponents } from "@/lib/stats/paired/existence";
import { sigmoid } from "@/lib/stats/paired/logistic";
import type { TieRule } from "@/lib/stats/paired/tie-rules";
import { estimateStrengths, type Strengths } from "@/lib/stats/ratings/bradley-terry";
import { eloPerUnit, eloScale } from "@/lib/stats/ratings/elo";
import { fitFirth } from "@/lib/stats/ratings/firth";
import { fitWithPrior } from "@/lib/stats/ratings/penalised";
import { nested, numberOf, type Result, type Runner } from "./case";
import { cellsOf, rowsOf, winsOf } from "./paired-input";

/** What every fit says about itself, and null with the reason in each of `fields` where there is none. */
export function withoutEstimate(found: Strengths, fields: readonly string[]): Result {
  return {
    ...Object.fromEntries(fields.map((field) => [field, null])),
    exists: false,
    reason: found.reason,
    components: found.components,
    converged: false,
    iterations: 0,
  };
}

/** Strengths in both normal forms, with their errors. */
function strengths(found: Strengths & { reason: null }, n: number): Result {
  const size = Math.sqrt(found.covariance.length);
  const { logStrength } = found.fit;
  return {
    logStrength,
    seSum0: standardErrors(found.covariance, size, n),
    logStrengthRef0: logStrength.map((value) => value - (logStrength[0] as number)),
    seRef0: differenceErrors(found.covariance, size, n, 0),
    exists: true,
    converged: found.fit.ending === "converged",
    iterations: found.fit.iterations,
  };
}

export const mle: Runner = (input) => {
  const cells = cellsOf(input);
  const found = estimateStrengths(cells, "half");
  const { n } = cells;
  if (found.reason !== null)
    return withoutEstimate(found, [
      "logStrength",
      "logLik",
      "seSum0",
      "covSum0",
      "logStrengthRef0",
      "seRef0",
      "elo",
      "eloSe",
      "winProb",
    ]);
  const shared = strengths(found, n);
  const theta = Array.from(found.fit.logStrength);
  return {
    ...shared,
    logLik: found.fit.logLikelihood,
    covSum0: nested(found.covariance, n),
    elo: eloScale(theta).ratings,
    eloSe: (shared.seSum0 as Float64Array).map((value) => value * eloPerUnit),
    winProb: theta.map((a) => theta.map((b) => sigmoid(a - b))),
  };
};

export const existence: Runner = (input) => {
  const { strong, weak, exists } = findComponents(winsOf(input));
  return { mleExists: exists, stronglyConnectedComponents: strong, connectedComponents: weak };
};

export const l2: Runner = (input) => {
  const cells = cellsOf(input);
  const lambda = numberOf(input.lambda, 0);
  if (!(lambda > 0)) {
    const found = estimateStrengths(cells, "half");
    if (found.reason !== null) return withoutEstimate(found, ["logStrength", "covariance"]);
    return { ...strengths(found, cells.n), covariance: nested(found.covariance, cells.n) };
  }
  const { fit, covariance, neverCompared } = fitWithPrior(cells, lambda);
  return {
    logStrength: fit.logStrength,
    covariance: covariance && nested(covariance, cells.n),
    penalised: true,
    neverCompared,
    components: findComponents(cells).strong,
    converged: fit.ending === "converged",
    iterations: fit.iterations,
  };
};

export const firth: Runner = (input) => {
  const cells = cellsOf(input);
  const { weak } = findComponents(cells);
  if (weak.length > 1)
    return {
      logStrengthRef0: null,
      seRef0: null,
      reason: "not_connected",
      components: weak,
      converged: false,
      iterations: 0,
    };
  const { logStrength, covariance, converged, iterations } = fitFirth(cells);
  return {
    logStrength,
    logStrengthRef0: logStrength.map((value) => value - (logStrength[0] as number)),
    seSum0: standardErrors(covariance, cells.n),
    seRef0: differenceErrors(covariance, cells.n, cells.n, 0),
    penalised: true,
    converged,
    iterations,
  };
};

export const orderEffect: Runner = (input) => {
  const cells = cellsOf(input, true);
  const found = estimateStrengths(cells, "half");
  if (found.reason !== null)
    return withoutEstimate(found, [
      "logStrength",
      "orderEffect",
      "orderEffectSe",
      "seSum0",
      "logStrengthRef0",
      "seRef0",
      "logLikBernoulli",
    ]);
  return {
    ...strengths(found, cells.n),
    orderEffect: found.fit.coefficients[0],
    orderEffectSe: standardErrors(found.covariance, cells.n + 1)[cells.n],
    logLikBernoulli: found.fit.logLikelihood,
  };
};

export const covariate: Runner = (input) => {
  const { n, rows, raw } = rowsOf(input);
  const count = Math.max(0, (raw[0]?.length ?? 3) - 3);
  const values = Float64Array.from(
    raw.flatMap((row) => Array.from({ length: count }, (_, k) => row[3 + k] ?? 0)),
  );
  const cells = cellsOfRows(rows, n, values, count);
  const found = estimateStrengths(cells, "half");
  if (found.reason !== null)
    return withoutEstimate(found, ["logStrength", "beta", "betaSe", "seSum0", "logLikBernoulli"]);
  return {
    ...strengths(found, n),
    beta: found.fit.coefficients,
    betaSe: standardErrors(found.covariance, n + count).slice(n),
    logLikBernoulli: found.fit.logLikelihood,
  };
};

/** Whether the case's model has an order effect: its notes say so. */
function hasOrderEffect(input: Record<string, unknown>, notes: string | null | undefined): boolean {
  if (typeof input.orderEffect === "boolean") return input.orderEffect;
  return notes?.includes("order effect") ?? false;
}

function withTies(rule: TieRule): Runner {
  return (input, notes) => {
    const ordered = hasOrderEffect(input, notes);
    const cells = cellsOf(input, ordered);
    const found = estimateStrengths(cells, rule);
    const names = rule === "davidson" ? ["nu", "logNu", "logNuSe"] : ["theta", "eta", "etaSe"];
    if (found.reason !== null)
      return withoutEstimate(found, [
        "logStrength",
        ...names,
        "seSum0",
        "logStrengthRef0",
        "seRef0",
        "cov",
        "logLikTrinomial",
      ]);
    const { fit, covariance } = found;
    const size = Math.sqrt(covariance.length);
    const errors = standardErrors(covariance, size);
    const { n } = cells;
    // A permutation puts the tie parameter before the order effect.
    const order = Array.from({ length: size }, (_, i) =>
      i < n ? i : ordered && fit.tie !== null ? 2 * n + 1 - i : i,
    );
    return {
      ...strengths(found, n),
      ...tieParameter(rule, fit.tie, errors[size - 1] as number),
      cov: order.map((i) => order.map((j) => covariance[i * size + j])),
      logLikTrinomial: fit.logLikelihood,
      ...(ordered && { orderEffect: fit.coefficients[0], orderEffectSe: errors[n] }),
    };
  };
}

function tieParameter(rule: TieRule, tie: number | null, error: number): Result {
  if (rule === "davidson")
    return tie === null
      ? { nu: 0, logNu: null, logNuSe: null, logNuReason: "no_ties" }
      : { nu: Math.exp(tie), logNu: tie, logNuSe: error };
  return tie === null
    ? { theta: 1, eta: 0, etaSe: null, etaSeReason: "no_ties" }
    : { theta: Math.exp(tie), eta: tie, etaSe: error };
}

export const davidson = withTies("davidson");
export const raoKupper = withTies("rao-kupper");
