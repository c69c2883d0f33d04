import { z } from "zod";
import { clusters, type RatingView, tieRules } from "@/lib/domain/api/ratings";
import { judgesOf } from "../report/project-judges";
import { reportRatings } from "../report/rating-report";
import { confidence, defineKind } from "./kind";

/** What a project's models are worth, as chosen. */
export const ratingsKind = defineKind({
  key: "ratings",
  wish: z.object({ ties: z.enum(tieRules), cluster: z.enum(clusters), orderEffect: z.boolean() }),
  compute({ tables, judges, wish }): RatingView {
    const { table, nameOf } = judgesOf(tables, judges);
    return reportRatings(table, { ...wish, confidence }, nameOf);
  },
});
