import { z } from "zod";
import { clusters, intervalKinds, type RatingView, styleChoices, tieRules } from "@/lib/domain/api/ratings";
import { judgesOf, judgmentsCounted } from "../report/project-judges";
import { judgmentsTagged, tagsCompared } from "../report/prompt-tags";
import { reportRatings } from "../report/rating-report";
import type { StyleTable } from "../report/rating-style";
import { gatherStyles } from "../style/gather-styles";
import { confidence, defineKind } from "./kind";

const wish = z.object({
  ties: z.enum(tieRules),
  cluster: z.enum(clusters),
  orderEffect: z.boolean(),
  style: z.enum(styleChoices),
  intervals: z.enum(intervalKinds),
  tag: z.string(),
});

/** What a project's models are worth, as chosen. */
export const ratingsKind = defineKind<typeof wish, RatingView, StyleTable | undefined>({
  key: "ratings",
  wish,
  gather: async ({ database, projectId, tables, wish: { style } }) =>
    style === "none" ? undefined : gatherStyles(database, projectId, tables),
  compute({ tables, judges, wish: { tag, ...choice }, gathered }): RatingView {
    const all = judgmentsCounted(tables, judges);
    const counts = tag === "" ? all : judgmentsTagged(tables, all, tag);
    const { table, nameOf } = judgesOf(tables, judges, counts);
    const report = reportRatings(table, { ...choice, confidence }, nameOf, gathered);
    return { ...report, tags: tagsCompared(tables, all) };
  },
});
