import { intraclass } from "@/lib/stats/agreement/icc";
import { kendallW } from "@/lib/stats/agreement/kendall-w";
import { rankCorrelation } from "@/lib/stats/agreement/rank-correlation";
import { proportionIntervals } from "@/lib/stats/distributions/proportion";
import { confidenceOf, matrixOf, numberOf, type Runner } from "./case";

export const concordance: Runner = (input) => {
  const found = kendallW(matrixOf(input.ratings));
  return {
    wUncorrected: found.uncorrected,
    wTieCorrected: found.tieCorrected,
    chi2TieCorrected: found.chiSquare,
    df: found.df,
    pValueTieCorrected: found.pValue,
    objects: found.objects,
    annotators: found.annotators,
    reason: found.reason,
  };
};

export const icc: Runner = (input) => ({
  ...intraclass(matrixOf(input.ratings), confidenceOf(input)),
});

export const correlation: Runner = (input) => {
  const found = rankCorrelation(input.x as (number | null)[], input.y as (number | null)[]);
  return { ...found, defined: found.kendallTauB !== null };
};

export const proportion: Runner = (input) => {
  const found = proportionIntervals(numberOf(input.successes, 0), numberOf(input.n, 0), confidenceOf(input));
  return found
    ? { ...found, reason: null }
    : {
        p: null,
        wilson: null,
        clopperPearson: null,
        agrestiCoull: null,
        normal: null,
        jeffreys: null,
        reason: numberOf(input.n, 0) > 0 ? "not_a_share" : "no_observations",
      };
};
