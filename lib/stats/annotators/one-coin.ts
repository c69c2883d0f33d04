import { type Expectation, expectation } from "./expectation";
import type { Labels } from "./labels";

/**
 * One-coin Dawid–Skene: annotator w is right with probability s_w and errs evenly over the other classes, by EM as in
 * dawid-skene.ts. Source: Y. Zhang, X. Chen, D. Zhou and M. I. Jordan, J. Mach. Learn. Res. 17 (2016), section 5.
 * Probabilities are floored at 1e−10 inside logarithms only. An annotator without labels has no skill (NaN).
 */
export interface Skills {
  /** s_w by worker. */
  skill: Float64Array;
  logRight: Float64Array;
  logWrong: Float64Array;
}

const floor = 1e-10;

export function oneCoin(labels: Labels): Expectation<Skills> {
  const { workers, classes, task, worker, label } = labels;
  const given = new Float64Array(workers);
  for (const w of worker) given[w] = (given[w] as number) + 1;
  const learn = (probabilities: Float64Array): Skills => {
    const right = new Float64Array(workers);
    for (let k = 0; k < task.length; k++) {
      const w = worker[k] as number;
      right[w] =
        (right[w] as number) +
        (probabilities[(task[k] as number) * classes + (label[k] as number)] as number);
    }
    const skill = right.map((sum, w) => sum / (given[w] as number));
    return {
      skill,
      logRight: skill.map((s) => Math.log(Math.max(s, floor))),
      logWrong: skill.map((s) => Math.log(Math.max((1 - s) / Math.max(1, classes - 1), floor))),
    };
  };
  return expectation(labels, learn, ({ logRight, logWrong }, k, c) =>
    c === label[k] ? (logRight[worker[k] as number] as number) : (logWrong[worker[k] as number] as number),
  );
}
