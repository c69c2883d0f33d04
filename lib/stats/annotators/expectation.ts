import { type Labels, softMajority } from "./labels";

/**
 * Expectation–maximisation for models of annotators' errors, in logarithms:
 *   P(class c of task t) ∝ prior_c Π_{labels of t} P(label | c, annotator).
 * Starts from the soft majority vote; stops when no probability moves any more.
 */
export interface Expectation<M> {
  /** Row-major tasks × classes; a task without labels has the priors. */
  probabilities: Float64Array;
  priors: Float64Array;
  model: M;
  /** Σ_t log Σ_c prior_c Π P(label | c, annotator). */
  logLikelihood: number;
  converged: boolean;
  iterations: number;
}

/** When to stop: where no probability moves by more than `still`, or after `most` rounds. */
export interface Patience {
  still: number;
  most: number;
}

const thorough: Patience = { still: 1e-11, most: 20_000 };

/** @param learn the model from the labels and the tasks' classes. @param log P(label | class, annotator) of row k. */
export function expectation<M>(
  labels: Labels,
  learn: (probabilities: Float64Array) => M,
  log: (model: M, row: number, trueClass: number) => number,
  { still, most }: Patience = thorough,
): Expectation<M> {
  const { tasks, classes, task } = labels;
  let probabilities = softMajority(labels);
  const labelled = new Uint8Array(tasks);
  for (const t of task) labelled[t] = 1;
  let priors = meanOf(probabilities, labelled, classes);
  let model = learn(probabilities);
  let converged = false;
  let logLikelihood = 0;
  let iterations = 0;
  while (!converged && iterations < most) {
    iterations++;
    const next = new Float64Array(tasks * classes);
    for (let t = 0; t < tasks; t++)
      for (let c = 0; c < classes; c++) next[t * classes + c] = Math.log(priors[c] as number);
    for (let k = 0; k < task.length; k++) {
      const from = (task[k] as number) * classes;
      for (let c = 0; c < classes; c++) next[from + c] = (next[from + c] as number) + log(model, k, c);
    }
    logLikelihood = normalise(next, labelled, classes);
    let moved = 0;
    for (let at = 0; at < next.length; at++)
      if (labelled[Math.floor(at / classes)] === 1)
        moved = Math.max(moved, Math.abs((next[at] as number) - (probabilities[at] as number)));
    probabilities = next;
    converged = moved <= still;
    if (converged) break;
    priors = meanOf(probabilities, labelled, classes);
    model = learn(probabilities);
  }
  return { probabilities, priors, model, logLikelihood, converged, iterations };
}

/** exp and normalise each task's row; returns the sum of the logarithms taken out, over tasks that have labels. */
function normalise(rows: Float64Array, labelled: Uint8Array, classes: number): number {
  let sum = 0;
  for (let t = 0; t < labelled.length; t++) {
    const from = t * classes;
    let top = Number.NEGATIVE_INFINITY;
    for (let c = 0; c < classes; c++) top = Math.max(top, rows[from + c] as number);
    let total = 0;
    for (let c = 0; c < classes; c++) total += rows[from + c] = Math.exp((rows[from + c] as number) - top);
    for (let c = 0; c < classes; c++) rows[from + c] = (rows[from + c] as number) / total;
    if (labelled[t] === 1) sum += top + Math.log(total);
  }
  return sum;
}

function meanOf(probabilities: Float64Array, labelled: Uint8Array, classes: number): Float64Array {
  const mean = new Float64Array(classes);
  let tasks = 0;
  for (let t = 0; t < labelled.length; t++) {
    if (labelled[t] === 0) continue;
    tasks++;
    for (let c = 0; c < classes; c++)
      mean[c] = (mean[c] as number) + (probabilities[t * classes + c] as number);
  }
  return mean.map((value) => value / tasks);
}
