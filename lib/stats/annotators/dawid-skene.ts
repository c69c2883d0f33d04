import { type Expectation, expectation, type Patience } from "./expectation";
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
  logProbability: Float64Array;
}

const floor = 1e-10;

export function dawidSkene(labels: Labels, patience?: Patience): Expectation<Confusion> {
  const { workers, classes, task, worker, label } = labels;
  const learn = (probabilities: Float64Array): Confusion => {
    const probability = new Float64Array(workers * classes * classes);
    for (let k = 0; k < task.length; k++) {
      const from = (task[k] as number) * classes;
      const to = (worker[k] as number) * classes * classes + (label[k] as number);
      for (let c = 0; c < classes; c++)
        probability[to + c * classes] =
          (probability[to + c * classes] as number) + (probabilities[from + c] as number);
    }
    for (let row = 0; row < probability.length; row += classes) {
      let sum = 0;
      for (let l = 0; l < classes; l++)
        sum += probability[row + l] = Math.max(probability[row + l] as number, floor);
      for (let l = 0; l < classes; l++) probability[row + l] = (probability[row + l] as number) / sum;
    }
    return { probability, logProbability: probability.map(Math.log) };
  };
  return expectation(
    labels,
    learn,
    ({ logProbability }, k, c) =>
      logProbability[((worker[k] as number) * classes + c) * classes + (label[k] as number)] as number,
    patience,
  );
}
