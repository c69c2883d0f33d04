import { type Expectation, expectation, type Learnt, type Patience } from "./expectation";
import type { Labels } from "./labels";

/**
 * Dawid–Skene: each annotator w has a confusion matrix P(label l | true class c, w), each class a prior; estimated by EM.
 * Source: A. P. Dawid and A. M. Skene, Applied Statistics 28 (1979), (2.3) to (2.5). Expected counts are floored at 1e−10
 * before they are divided by their row's sum, so that an error never seen keeps a finite logarithm. Identified up to a
 * permutation of the classes: starting from the soft majority vote picks the one in which annotators are mostly right.
 */
export interface Confusion {
  /** Row-major workers × true class × label. */
  probability: Float64Array;
}

const floor = 1e-10;

export function dawidSkene(labels: Labels, patience?: Patience): Expectation<Confusion> {
  const { workers, classes, task } = labels;
  const learn = (counted: Float64Array, slots: Int32Array): Learnt<Confusion> => {
    // Expected counts and their logarithms by worker, label and true class, as `slots` has them.
    const logs = new Float64Array(workers * classes * classes);
    for (let k = 0; k < task.length; k++) {
      const from = (task[k] as number) * classes;
      const slot = slots[k] as number;
      for (let c = 0; c < classes; c++)
        logs[slot + c] = (logs[slot + c] as number) + (counted[from + c] as number);
    }
    const probability = new Float64Array(logs.length);
    for (let w = 0; w < workers; w++)
      for (let c = 0; c < classes; c++) {
        let sum = 0;
        for (let l = 0; l < classes; l++)
          sum += Math.max(logs[(w * classes + l) * classes + c] as number, floor);
        for (let l = 0; l < classes; l++) {
          const slot = (w * classes + l) * classes + c;
          const share = Math.max(logs[slot] as number, floor) / sum;
          probability[(w * classes + c) * classes + l] = share;
          logs[slot] = Math.log(share);
        }
      }
    return { model: { probability }, logs };
  };
  return expectation(labels, learn, patience);
}
