import { covarianceOf } from "../paired/bordered";
import { cellsOfWins, type PairedCells } from "../paired/cells";
import { findComponents, tiesRunAway } from "../paired/existence";
import { fitPaired, type PairedFit } from "../paired/fit-paired";
import type { TieRule } from "../paired/tie-rules";

/**
 * Bradley–Terry strengths, by maximum likelihood without any penalty, and why there are none.
 *
 *   P(i beats j) = σ(θ_i − θ_j),   ℓ(θ) = Σ_{i≠j} w_ij log σ(θ_i − θ_j),   Σθ = 0.
 *
 * Source: R. A. Bradley and M. E. Terry, Biometrika 39 (1952). Tie rules: paired/tie-rules.ts. Existence: paired/existence.ts.
 */
export type NoEstimate =
  /** Items fall into groups never compared with one another. */
  | "not_connected"
  /** Somebody wins or loses all comparisons with the rest (or ties do): strengths would be infinite. */
  | "no_finite_estimate"
  /** A covariate or the order effect cannot be told apart from the strengths. */
  | "not_identified"
  | "not_converged"
  | "no_items";

interface NotEstimated {
  reason: NoEstimate;
  fit: null;
  covariance: null;
  components: number[][];
}
export type Strengths =
  | { reason: null; fit: PairedFit; covariance: Float64Array; components: number[][] }
  | NotEstimated;

/**
 * Fits cells and gives the covariance of strengths (sum-zero) and further parameters, or the reason why there is none.
 * @returns components: the items that are comparable with each other (strong components of the win digraph).
 */
export function estimateStrengths(cells: PairedCells, rule: TieRule): Strengths {
  const found = fitStrengths(cells, rule);
  if (found.reason !== null) return found;
  const covariance = covarianceOf(found.fit.information);
  return covariance
    ? { ...found, covariance }
    : { ...found, reason: "not_identified", fit: null, covariance };
}

/** As estimateStrengths, without errors: with hundreds of items they cost more than everything else. */
export function fitStrengths(
  cells: PairedCells,
  rule: TieRule,
): { reason: null; fit: PairedFit; components: number[][] } | NotEstimated {
  const { strong, weak, exists } = findComponents(cells);
  const none = (reason: NoEstimate) => ({ reason, fit: null, covariance: null, components: strong });
  if (cells.n === 0) return none("no_items");
  if (weak.length > 1) return none("not_connected");
  if (!exists || tiesRunAway(cells, rule)) return none("no_finite_estimate");
  const fit = fitPaired(cells, rule);
  if (fit.ending === "separated") return none("no_finite_estimate");
  if (fit.ending === "singular") return none("not_identified");
  if (fit.ending === "unfinished") return none("not_converged");
  return { reason: null, fit, components: strong };
}

export interface BradleyTerryFit {
  /** Natural logarithms of strengths, summing to 0. */
  logStrength: Float64Array;
  /** Inverse of the information on the sum-zero space (pseudo-inverse), row-major n × n. */
  bread: Float64Array;
  logLikelihood: number;
  converged: boolean;
  iterations: number;
}

/** The plain fit of a wins matrix. @param wins row-major n × n, ties as halves; the win digraph is strongly connected. */
export function fitBradleyTerry(wins: Float64Array, n: number): BradleyTerryFit {
  const fit = fitPaired(cellsOfWins(wins, n), "half");
  const bread = covarianceOf(fit.information) ?? new Float64Array(n * n);
  return {
    logStrength: fit.logStrength,
    bread,
    logLikelihood: fit.logLikelihood,
    converged: fit.ending === "converged",
    iterations: fit.iterations,
  };
}
