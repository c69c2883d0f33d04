import { chanceCorrected } from "@/lib/stats/agreement/chance-corrected";
import type { Coefficient } from "@/lib/stats/agreement/coefficient";
import { fleissKappa } from "@/lib/stats/agreement/fleiss-kappa";
import { krippendorffAlphaOfUnits } from "@/lib/stats/agreement/krippendorff-alpha";
import { tabulate } from "@/lib/stats/agreement/rating-table";
import { twoRaters } from "@/lib/stats/agreement/two-raters";
import { weightings, weightMatrix } from "@/lib/stats/agreement/weights";
import { choiceOf, confidenceOf, matrixOf, type Runner, squareOf } from "./case";

/** The share of pairs that agree has no chance in it. */
function withoutChance({ pe: _, ...rest }: Coefficient): Omit<Coefficient, "pe"> {
  return rest;
}

export const alpha: Runner = (input) => {
  const level = choiceOf(input.level, ["nominal", "ordinal", "interval", "ratio"]);
  const units = matrixOf(input.ratings).map((row) => row.filter((value) => value !== null));
  const values = new Set(units.filter((unit) => unit.length > 1).flat());
  if (level === "ratio" && [...values].some((value) => value !== 0 && values.has(0 - value)))
    // (c − k)/(c + k) of opposites has no value.
    return { alpha: null, defined: false, reason: "ratio_of_opposites" };
  const found = krippendorffAlphaOfUnits(units, level);
  if (found.alpha === null)
    return {
      alpha: null,
      defined: false,
      reason: found.reason,
      // Every pair of ratings that there is agrees.
      percentAgreement: found.reason === "no_variation" ? 1 : null,
      observedDisagreement: found.reason === "no_variation" ? 0 : null,
      expectedDisagreement: found.reason === "no_variation" ? 0 : null,
    };
  const { pairable, observedDisagreement, expectedDisagreement } = found;
  return {
    alpha: found.alpha,
    defined: true,
    observedDisagreement,
    expectedDisagreement,
    pairableValues: pairable,
    reason: null,
  };
};

export const coefficients: Runner = (input) => {
  const table = tabulate(matrixOf(input.ratings), (input.categories as number[] | undefined) ?? []);
  const weights = weightMatrix(choiceOf(input.weights, weightings), table.categories);
  const { percentAgreement, ...found } = chanceCorrected(table, weights, confidenceOf(input));
  return { ...found, percentAgreement: withoutChance(percentAgreement) };
};

export const twoRater: Runner = (input) => {
  const { table, q, confidence } = tableOf(input);
  const ranks = Array.from({ length: q }, (_, k) => k + 1);
  const found = twoRaters(table, q, weightMatrix(choiceOf(input.weights, weightings), ranks), confidence);
  const { gwet, percentAgreement } = found;
  // The reference gives these three of Gwet's as lists of one.
  const listed = (value: number | null) => (value === null ? null : [value]);
  return {
    ...found,
    percentAgreement: withoutChance(percentAgreement),
    gwet: { ...gwet, se: listed(gwet.se), ciLow: listed(gwet.ciLow), ciHigh: listed(gwet.ciHigh) },
  };
};

export const twoRaterEdge: Runner = (input) => {
  const { table, q, confidence } = tableOf(input);
  const ranks = Array.from({ length: q }, (_, k) => k + 1);
  const { cohen, percentAgreement, gwet, brennanPrediger } = twoRaters(
    table,
    q,
    weightMatrix(choiceOf(input.weights, weightings), ranks),
    confidence,
  );
  return {
    percentAgreement: percentAgreement.value,
    cohen: cohen.value,
    gwet: gwet.value,
    brennanPrediger: brennanPrediger.value,
    defined: cohen.value !== null,
    reason: cohen.reason,
  };
};

function tableOf(input: Record<string, unknown>) {
  const rows = squareOf(input.table);
  return { table: Float64Array.from(rows.flat()), q: rows.length, confidence: confidenceOf(input) };
}

export const fleiss: Runner = (input) => {
  const rows = matrixOf(input.counts);
  const q = rows.reduce((most, row) => Math.max(most, row.length), 0);
  const counts = Float64Array.from(
    { length: rows.length * q },
    (_, at) => rows[Math.floor(at / q)]?.[at % q] ?? 0,
  );
  const { fleiss: kappa, gwet, seNull } = fleissKappa(counts, q, confidenceOf(input));
  return {
    kappa: kappa.value,
    defined: kappa.value !== null,
    reason: kappa.reason,
    pBar: kappa.pa,
    peBar: kappa.pe,
    seNullFleiss1979: seNull,
    ...(kappa.value !== null && seNull === null && { seNullReason: "unequal_ratings" }),
    ...(kappa.errorReason && { errorReason: kappa.errorReason }),
    se: kappa.se,
    ciLow: kappa.ciLow,
    ciHigh: kappa.ciHigh,
    gwetAC1: gwet.value,
    gwetAC1se: gwet.se,
    gwetAC1Reason: gwet.reason,
  };
};
