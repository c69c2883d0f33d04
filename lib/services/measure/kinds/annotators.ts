import { z } from "zod";
import { findGoldPairs, type GoldPair } from "@/db/queries/judge/gold";
import type { AnnotatorsView } from "@/lib/domain/api/annotators";
import { reportAnnotator, type StoredAnnotator } from "../report/annotators/annotator-detail";
import { reportAnnotators } from "../report/annotators/annotator-rows";
import { answerColumns } from "../report/answer-columns";
import { confidence, defineKind } from "./kind";

/** Every annotator in a row. */
export const annotatorsKind = defineKind({
  key: "annotator-rows",
  wish: z.object({}),
  gather: ({ database, projectId }): Promise<GoldPair[]> => findGoldPairs(database.sql, projectId),
  compute({ tables, judges, gathered }): AnnotatorsView {
    return reportAnnotators(answerColumns(tables, judges), gathered, confidence).view;
  },
});

/** One annotator's page. */
export const annotatorKind = defineKind({
  key: "annotator-detail",
  wish: z.object({ annotatorId: z.uuid() }),
  gather: ({ database, projectId }): Promise<GoldPair[]> => findGoldPairs(database.sql, projectId),
  compute({ tables, judges, gathered, wish }): { found: StoredAnnotator | null } {
    const columns = answerColumns(tables, judges);
    return { found: reportAnnotator(columns, gathered, wish.annotatorId, confidence) };
  },
});
