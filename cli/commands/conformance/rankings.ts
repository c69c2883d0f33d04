import { differenceErrors, standardErrors } from "@/lib/stats/linear/matrix";
import { componentsOfArcs } from "@/lib/stats/paired/existence";
import {
  type ChoiceSet,
  fitPlackettLuce,
  type Penalty,
  rankingArcs,
  rankingCovariance,
} from "@/lib/stats/rankings/plackett-luce";
import { fitTiedRankings, tiedRankingArcs } from "@/lib/stats/rankings/plackett-luce-ties";
import { choiceOf, itemCountOf, nested, numberOf, type Result, type Runner } from "./case";

function rankingsOf(input: Record<string, unknown>): { rankings: Int32Array[]; n: number } {
  const given = ((input.rankings as (number | null)[][] | undefined) ?? []).map((one) =>
    one.filter((item) => item !== null),
  );
  requireOnce(given);
  return { rankings: given.map((one) => Int32Array.from(one)), n: itemCountOf(input.n, given.flat()) };
}

/** @throws Error where an item is ranked twice */
function requireOnce(rankings: readonly (readonly number[])[]): void {
  const twice = rankings.findIndex((one) => new Set(one).size < one.length);
  if (twice >= 0) throw new Error(`ranking ${twice} has an item twice`);
}

function choiceSetOf({ choiceSet }: Record<string, unknown>): ChoiceSet {
  return choiceOf<ChoiceSet>(choiceSet, ["listed", "all"]);
}

function fromFirst(values: Float64Array): Float64Array {
  return values.map((value) => value - (values[0] as number));
}

const plainFields = ["logWorth", "seSum0", "covSum0", "seRef0", "logLik"];

function without(fields: readonly string[], reason: string, components: number[][]): Result {
  return {
    ...Object.fromEntries(fields.map((field) => [field, null])),
    exists: false,
    reason,
    components,
    converged: false,
    iterations: 0,
  };
}

export const plackettLuce: Runner = (input) => {
  const { rankings, n } = rankingsOf(input);
  const choiceSet = choiceSetOf(input);
  const { strong, weak, exists } = componentsOfArcs(n, rankingArcs(rankings, n, choiceSet));
  if (!exists) return without(plainFields, weak.length > 1 ? "not_connected" : "no_finite_estimate", strong);
  const fit = fitPlackettLuce(rankings, n, choiceSet);
  const covariance = rankingCovariance(fit.information, n);
  if (fit.ending !== "converged" || !covariance) return without(plainFields, "not_converged", strong);
  return {
    logWorth: fit.logWorth,
    logWorthRef0: fromFirst(fit.logWorth),
    seSum0: standardErrors(covariance, n),
    covSum0: nested(covariance, n),
    seRef0: differenceErrors(covariance, n, n, 0),
    logLik: fit.logLikelihood,
    exists: true,
    converged: true,
    iterations: fit.iterations,
  };
};

function penalised(penaltyOf: (input: Record<string, unknown>) => Penalty): Runner {
  return (input, notes) => {
    const penalty = penaltyOf(input);
    if (!Object.values(penalty).some((value) => value > 0)) return plackettLuce(input, notes);
    const { rankings, n } = rankingsOf(input);
    const choiceSet = choiceSetOf(input);
    const fit = fitPlackettLuce(rankings, n, choiceSet, penalty);
    const { weak } = componentsOfArcs(n, rankingArcs(rankings, n, choiceSet));
    const covariance = weak.length > 1 ? null : rankingCovariance(fit.information, n);
    return {
      logWorth: fit.logWorth,
      logWorthSum0: fit.logWorth,
      logWorthRef0: fromFirst(fit.logWorth),
      seSum0: covariance && standardErrors(covariance, n),
      seRef0: covariance && differenceErrors(covariance, n, n, 0),
      seReason: covariance ? null : "not_connected",
      logLik: fit.logLikelihood,
      penalised: true,
      converged: fit.ending === "converged",
      iterations: fit.iterations,
    };
  };
}

export const plackettLuceGhost = penalised((input) => ({ ghost: numberOf(input.npseudo, 0) }));
export const plackettLucePrior = penalised((input) => ({ prior: numberOf(input.lambda, 0) }));

export const plackettLuceTies: Runner = (input) => {
  const given = (input.rankings as (number | number[])[][] | undefined) ?? [];
  const rankings = given.map((ranking) => ranking.map((group) => (Array.isArray(group) ? group : [group])));
  requireOnce(rankings.map((groups) => groups.flat()));
  const n = itemCountOf(input.n, rankings.flat(2));
  const { strong, weak, exists } = componentsOfArcs(n, tiedRankingArcs(rankings));
  const fields = ["logWorthSum0", "logWorthRef0", "logDelta", "seRef0", "seLogDelta", "logLik"];
  if (!exists) return without(fields, weak.length > 1 ? "not_connected" : "no_finite_estimate", strong);
  const fit = fitTiedRankings(rankings, n);
  if (fit.ending !== "converged" || !fit.covariance)
    return without(fields, fit.ending === "separated" ? "no_finite_estimate" : "not_converged", strong);
  const size = n + fit.sizes.length;
  const largest = fit.sizes.at(-1) ?? 1;
  return {
    logWorthSum0: fit.logWorth,
    logWorthRef0: fromFirst(fit.logWorth),
    // A size between that was never seen has δ = 0: no logarithm.
    logDelta: Object.fromEntries(
      Array.from({ length: largest - 1 }, (_, k) => {
        const place = fit.sizes.indexOf(k + 2);
        return [String(k + 2), place < 0 ? null : fit.logDelta[place]];
      }),
    ),
    ...(fit.sizes.length < largest - 1 && { logDeltaReason: "size_never_seen" }),
    seSum0: standardErrors(fit.covariance, size, n),
    seRef0: differenceErrors(fit.covariance, size, n, 0),
    seLogDelta: standardErrors(fit.covariance, size).slice(n),
    logLik: fit.logLikelihood,
    exists: true,
    converged: true,
    iterations: fit.iterations,
  };
};
