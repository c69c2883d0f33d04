import { groupRows } from "@/lib/stats/group-rows";
import type { AnswerColumns } from "../answer-columns";

/** One annotator's current judgments, oldest first. */
export interface OwnJudgments {
  /** When each was given, and how long it took (0: not known). */
  seconds: Float64Array;
  durationMs: Int32Array;
  skips: number;
}

/** By annotator as numbered in `ratings`. */
export function judgmentsByAnnotator({ tables, counts, annotatorNumber }: AnswerColumns): OwnJudgments[] {
  const { judgments, annotators } = tables;
  const place = new Int32Array(annotators.length).fill(-1);
  for (const [at, number] of annotatorNumber.entries()) place[number] = at;
  const skips = new Int32Array(annotatorNumber.length);
  const rows = groupRows(judgments.size, annotatorNumber.length, (of) => {
    const at = place[judgments.annotator[of] as number] as number;
    if (at === -1 || counts[of] === 1) return at;
    if (judgments.isCurrent[of] === 1 && judgments.isSkip[of] === 1) skips[at] = (skips[at] as number) + 1;
    return -1;
  });
  return rows.map((own, at) => {
    const [seconds, durationMs] = [new Float64Array(own.length), new Int32Array(own.length)];
    for (let k = 0; k < own.length; k++) {
      const of = own[k] as number;
      seconds[k] = (judgments.createdAt[of] as number) / 1000;
      durationMs[k] = judgments.durationMs[of] as number;
    }
    return { seconds, durationMs, skips: skips[at] as number };
  });
}
