import { z } from "zod";
import type { Figure, Results } from "@/lib/domain/api/measure";
import { measurePreferenceAgreement } from "@/lib/stats/agreement/preference-agreement";
import { fitRatings } from "@/lib/stats/ratings/fit-ratings";
import { judgesOf } from "../report/project-judges";
import { confidence, defineKind } from "./kind";

/** The figures as they are kept: all but whether they are fresh, which is decided when they are read. */
type StoredFigures = Omit<NonNullable<Results["figures"]>, "isFresh" | "computedAt">;

/** The overview: agreement and ratings in short. */
export const resultsKind = defineKind({
  key: "results",
  wish: z.object({}),
  compute({ tables, judges }): StoredFigures {
    const { table, nameOf } = judgesOf(tables, judges);
    const { facts } = table;
    const models = facts.models;
    const agreement = measurePreferenceAgreement(facts.ratings(), confidence);
    const fit = fitRatings(facts.comparisons(), models.length, { confidence, ties: "half" });
    const figure = ({ value, low, high, reason }: Figure): Figure => ({ value, low, high, reason });
    return {
      agreement: {
        agreement: figure(agreement.counted),
        agreementWithoutTies: figure(agreement.decided),
        chance: agreement.chanceCounted,
        chanceWithoutTies: agreement.chanceDecided,
        alpha: figure(agreement.alpha),
        units: agreement.units,
        comparisons: agreement.comparisons,
        annotators: agreement.annotators,
      },
      ratings: fit.models
        .map((model, index) => ({
          modelId: models[index] ?? "",
          name: nameOf(models[index] ?? ""),
          rating: { value: model.rating, low: model.low, high: model.high, reason: model.reason },
          wins: model.wins,
          losses: model.losses,
          ties: model.ties,
          component: model.component,
        }))
        .sort((a, b) => (b.rating.value ?? -Infinity) - (a.rating.value ?? -Infinity)),
      ratingsExist: fit.exists,
      ratingIterations: fit.iterations,
      tieRule: "half",
      confidence,
      preferences: facts.size,
      ties: facts.ties,
    };
  },
});
