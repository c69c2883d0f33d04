import { type Expectation, expectation, type Learnt } from "./expectation";
import type { Labels } from "./labels";

/**
 * One-coin Dawid–Skene: annotator w is right with probability s_w and errs evenly over the other classes, by EM as in
 * dawid-skene.ts. Source: Y. Zhang, X. Chen, D. Zhou and M. I. Jordan, J. Mach. Learn. Res. 17 (2016), section 5.
 * Probabilities are floored at 1e−10 inside logarithms only. An annotator without labels has no skill (NaN).
 */
export interface Skills {
  /** s_w by worker. */
  skill: Float64Array;
}

const floor = 1e-10;

export function oneCoin(labels: Labels): Expectation<Skills> {
  const { workers, classes, task, worker, label, weight } = labels;
  const given = new Float64Array(workers);
  for (const [k, w] of worker.entries()) given[w] = (given[w] as number) + (weight?.[task[k] as number] ?? 1);
  const learn = (counted: Float64Array): Learnt<Skills> => {
    const right = new Float64Array(workers);
    for (let k = 0; k < task.length; k++) {
      const w = worker[k] as number;
      const at = (task[k] as number) * classes + (label[k] as number);
      right[w] = (right[w] as number) + (counted[at] as number);
    }
    const skill = right.map((sum, w) => sum / (given[w] as number));
    const logs = new Float64Array(workers * classes * classes);
    for (let w = 0; w < workers; w++) {
      const s = skill[w] as number;
      const logRight = Math.log(Math.max(s, floor));
      const logWrong = Math.log(Math.max((1 - s) / Math.max(1, classes - 1), floor));
      for (let l = 0; l < classes; l++)
        for (let c = 0; c < classes; c++)
          logs[(w * classes + l) * classes + c] = c === l ? logRight : logWrong;
    }
    return { model: { skill }, logs };
  };
  return expectation(labels, learn);
}
