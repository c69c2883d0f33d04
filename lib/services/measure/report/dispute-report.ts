import type { Dispute } from "@/lib/domain/api/agreement-parts";
import { findDisputes } from "@/lib/stats/agreement/disputes";
import { idText } from "../facts/id-table";
import { type AnswerColumns, sizedAnswers } from "./answer-columns";

/** The most that a list of disputes holds. */
const most = 500;

export type DisputeRow = Omit<Dispute, "promptText">;

/**
 * The tasks whose annotators are furthest apart.
 * @param only where given, only what involves one annotator, as numbered in `ratings`
 */
export function reportDisputes(columns: AnswerColumns, only?: number, limit = most): DisputeRow[] {
  const { tables, ratings, judgment } = columns;
  const task = judgment.map((of) => tables.judgments.task[of] as number);
  const own = only === undefined ? null : new Set(task.filter((_, row) => ratings.annotator[row] === only));
  const { unit, annotator } = ratings;
  const found = findDisputes({ task, unit, annotator, answer: sizedAnswers(columns) }, limit, own);
  return found.map(({ task: of, disagreement, comparisons, annotators }) => ({
    taskId: idText(tables.tasks.ids, of),
    promptId: idText(tables.prompts.ids, tables.tasks.prompt[of] as number),
    disagreement,
    comparisons,
    annotators,
  }));
}
