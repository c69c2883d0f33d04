import * as agreement from "./agreement";
import * as annotators from "./annotators";
import * as bradleyTerry from "./bradley-terry";
import { plain, type ReferenceCase, type Result, type Runner } from "./case";
import * as rankings from "./rankings";
import * as ranks from "./ranks";
import * as ratings from "./ratings";

const runners: Record<string, Runner> = {
  krippendorff_alpha: agreement.alpha,
  krippendorff_alpha_edge: agreement.alpha,
  chance_corrected_agreement: agreement.coefficients,
  two_rater_agreement: agreement.twoRater,
  two_rater_edge: agreement.twoRaterEdge,
  fleiss_kappa: agreement.fleiss,
  fleiss_kappa_edge: agreement.fleiss,
  kendall_w: ranks.concordance,
  icc: ranks.icc,
  rank_correlation: ranks.correlation,
  rank_correlation_edge: ranks.correlation,
  proportion_ci: ranks.proportion,
  bradley_terry_mle: bradleyTerry.mle,
  bradley_terry_existence: bradleyTerry.existence,
  bradley_terry_l2: bradleyTerry.l2,
  bradley_terry_firth: bradleyTerry.firth,
  bradley_terry_order_effect: bradleyTerry.orderEffect,
  bradley_terry_covariate: bradleyTerry.covariate,
  bradley_terry_davidson: bradleyTerry.davidson,
  bradley_terry_rao_kupper: bradleyTerry.raoKupper,
  bradley_terry_sandwich: ratings.sandwich,
  bradley_terry_bootstrap: ratings.bootstrap,
  plackett_luce: rankings.plackettLuce,
  plackett_luce_l2: rankings.plackettLucePrior,
  plackett_luce_pseudo: rankings.plackettLuceGhost,
  plackett_luce_ties: rankings.plackettLuceTies,
  dawid_skene: annotators.skene,
  one_coin_dawid_skene: annotators.coin,
  majority_vote: annotators.majority,
  crowd_bradley_terry: annotators.crowd,
  elo_online: ratings.onlineElo,
  elo_scale: ratings.scaleElo,
};

/** The result of one case; a kind that Concord does not compute, or an input that cannot be read, says so. */
export function runCase({ kind, input, notes }: ReferenceCase): Result {
  const runner = runners[kind];
  if (!runner) return { value: null, reason: "not_computed_here" };
  try {
    return plain(runner(input, notes)) as Result;
  } catch (error) {
    // One case that cannot be read must not take the others with it.
    return {
      value: null,
      reason: "unreadable_input",
      message: error instanceof Error ? error.message : String(error),
    };
  }
}
