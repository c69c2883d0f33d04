import { proportionIntervals } from "../distributions/proportion";

/**
 * How often an annotator answers gold tasks as their gold answer does:
 *
 *   A_w = Σ_t a_t / n,   a_t = (pairs of task t answered as the gold) / (pairs of t that both answered),   n gold tasks judged.
 *
 * Of a task of two responses a_t is 0 or 1; a tie is right where the gold answer is a tie. Interval: Wilson's (distributions/proportion.ts;
 * E. B. Wilson, J. Amer. Statist. Assoc. 22 (1927)) with Σ a_t successes of n: exact for pairs, and on the safe side for rankings, whose a_t varies less
 * than a coin. No gold task: nulls. Whoever gave a task's gold answer must be left out by the caller: he would be right by definition.
 */
export interface GoldAccuracy {
  annotator: number;
  tasks: number;
  value: number | null;
  low: number | null;
  high: number | null;
  /** Tasks not answered wholly as the gold. */
  missed: number[];
}

/** Rows: one pair of responses of a gold task as an annotator and as the gold answered it. */
export interface GoldAnswers {
  annotator: Int32Array;
  task: Int32Array;
  isRight: Uint8Array;
}

/** @returns one entry for each annotator who judged a gold task, in order. */
export function goldAccuracy({ annotator, task, isRight }: GoldAnswers, confidence: number): GoldAccuracy[] {
  const sums = new Map<number, Map<number, { right: number; pairs: number }>>();
  for (let row = 0; row < task.length; row++) {
    const own = sums.get(annotator[row] as number) ?? new Map<number, { right: number; pairs: number }>();
    sums.set(annotator[row] as number, own);
    const sum = own.get(task[row] as number) ?? { right: 0, pairs: 0 };
    own.set(task[row] as number, { right: sum.right + (isRight[row] as number), pairs: sum.pairs + 1 });
  }
  return [...sums]
    .sort(([a], [b]) => a - b)
    .map(([who, own]) => {
      const tasks = [...own];
      const right = tasks.reduce((sum, [, one]) => sum + one.right / one.pairs, 0);
      const found = proportionIntervals(Math.min(right, tasks.length), tasks.length, confidence);
      return {
        annotator: who,
        tasks: tasks.length,
        value: found?.p ?? null,
        low: found?.wilson[0] ?? null,
        high: found?.wilson[1] ?? null,
        missed: tasks.filter(([, one]) => one.right < one.pairs).map(([of]) => of),
      };
    });
}
