import type { LeftOutReason, Loss } from "@/lib/domain/dataset/export";
import { misfit } from "../../message-shape";
import type { ContentShape, PresetContext } from "../../preset";
import type { AnswerUnit } from "../../unit";
import { isEmptyAnswer } from "../pairs/pair-preset";

/** What no row of one answer has a place for. */
export const neverInAnswers = [
  "rationales",
  "scores",
  "demonstrations",
  "rewrites",
] as const satisfies readonly Loss[];

/**
 * Whether an answer is a good one: it won more of its comparisons than it lost. Null, and counted, where it won as many:
 * a coin toss would teach nothing.
 */
export function labelOf(unit: AnswerUnit, carries: ContentShape, { leave }: PresetContext): boolean | null {
  const why: LeftOutReason | null =
    unit.wins === unit.losses
      ? "undecided"
      : isEmptyAnswer(unit.answer)
        ? "emptyAnswer"
        : misfit(carries, [unit.prompt, unit.answer], unit);
  if (why === null) return unit.wins > unit.losses;
  leave(why);
  return null;
}
