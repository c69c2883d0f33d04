import { type Labels, softMajority } from "./labels";
import { leapAhead } from "./leap";

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
  /**
   * Leaps ahead after every two rounds (leap.ts), and takes a leap back that made the likelihood worse: the same fixed
   * points in a fraction of the rounds.
   */
  leaps: boolean;
}

/** What a round learns: the model, and log P(label | true class, worker) at (worker · classes + label) · classes + true class. */
export interface Learnt<M> {
  model: M;
  logs: Float64Array;
}

interface Round<M> {
  model: M;
  priors: Float64Array;
  /** Logarithms of the priors, and of what annotators say. */
  logs: readonly [Float64Array, Float64Array];
}

const thorough: Patience = { still: 1e-11, most: 20_000, leaps: false };

/** @param learn the model from the tasks' classes, each as often as it counts; row k's logarithms begin at slots[k]. */
export function expectation<M>(
  labels: Labels,
  learn: (counted: Float64Array, slots: Int32Array) => Learnt<M>,
  { still, most, leaps }: Patience = thorough,
): Expectation<M> {
  const { tasks, classes, task, worker, label, weight } = labels;
  const slots = Int32Array.from(
    task,
    (_, k) => ((worker[k] as number) * classes + (label[k] as number)) * classes,
  );
  // How often each task counts: one without labels not at all.
  const counts = new Float64Array(tasks);
  for (const t of task) counts[t] = weight?.[t] ?? 1;
  let probabilities = softMajority(labels);
  let next: Float64Array = new Float64Array(probabilities.length);
  const learnAll = (): Round<M> => {
    // The spare array holds them as often as they count.
    const [counted, seen] = [next, probabilities];
    for (let t = 0; t < tasks; t++)
      for (let at = t * classes; at < (t + 1) * classes; at++)
        counted[at] = (counts[t] as number) * (seen[at] as number);
    const priors = shareOf(counted, classes);
    const { model, logs } = learn(counted, slots);
    return { model, priors, logs: [priors.map(Math.log), logs] };
  };
  const byTask = groupSlots(labels, slots);
  /** The tasks' classes as the round sees them. @returns the log-likelihood, and how far a probability moved */
  const look = ([logPriors, logs]: Round<M>["logs"]) => {
    const [found, before] = [next, probabilities];
    let [logLikelihood, moved] = [0, 0];
    for (let t = 0; t < tasks; t++) {
      const from = t * classes;
      for (let c = 0; c < classes; c++) found[from + c] = logPriors[c] as number;
      for (let k = byTask.start[t] as number; k < (byTask.start[t + 1] as number); k++) {
        const slot = byTask.slots[k] as number;
        for (let c = 0; c < classes; c++)
          found[from + c] = (found[from + c] as number) + (logs[slot + c] as number);
      }
      const logSum = normalise(found, from, classes);
      const count = counts[t] as number;
      if (count === 0) continue;
      logLikelihood += count * logSum;
      for (let at = from; at < from + classes; at++)
        moved = Math.max(moved, Math.abs((found[at] as number) - (before[at] as number)));
    }
    [probabilities, next] = [found, before];
    return { logLikelihood, moved };
  };
  let now = learnAll();
  let before: Round<M> | null = null;
  /** Where to go back to when a leap was none, and the likelihood that it has to reach. */
  let safe: { round: Round<M>; logLikelihood: number } | null = null;
  /** The longest leap: it grows with luck. */
  let longest = 1;
  let logLikelihood = 0;
  let converged = false;
  let iterations = 0;
  while (!converged && iterations < most) {
    iterations++;
    const seen = look(now.logs);
    logLikelihood = seen.logLikelihood;
    if (safe && logLikelihood < safe.logLikelihood) {
      now = safe.round;
      safe = null;
      longest = Math.max(1, longest / 4);
      look(now.logs);
      now = learnAll();
      continue;
    }
    safe = null;
    converged = seen.moved <= still;
    if (converged) break;
    const after = learnAll();
    if (leaps && before) {
      safe = { round: after, logLikelihood };
      const leap = leapAhead(before.logs, now.logs, after.logs, longest);
      if (leap.length === longest) longest *= 4;
      look(leap.to);
      now = learnAll();
      before = null;
    } else {
      before = now;
      now = after;
    }
  }
  const { priors, model } = now;
  return { probabilities, priors, model, logLikelihood, converged, iterations };
}

/** Labels' slots, task by task, in their order: those of task t from start[t] on. */
function groupSlots({ tasks, task }: Labels, slots: Int32Array): { start: Int32Array; slots: Int32Array } {
  const start = new Int32Array(tasks + 1);
  for (const t of task) start[t + 1] = (start[t + 1] as number) + 1;
  for (let t = 0; t < tasks; t++) start[t + 1] = (start[t + 1] as number) + (start[t] as number);
  const next = start.slice();
  const grouped = new Int32Array(slots.length);
  for (let k = 0; k < task.length; k++) {
    const t = task[k] as number;
    const place = next[t] as number;
    grouped[place] = slots[k] as number;
    next[t] = place + 1;
  }
  return { start, slots: grouped };
}

/** exp and normalise one task's row, in place; returns the logarithm taken out. */
function normalise(rows: Float64Array, from: number, classes: number): number {
  let top = Number.NEGATIVE_INFINITY;
  for (let c = 0; c < classes; c++) top = Math.max(top, rows[from + c] as number);
  let total = 0;
  for (let c = 0; c < classes; c++) total += rows[from + c] = Math.exp((rows[from + c] as number) - top);
  for (let c = 0; c < classes; c++) rows[from + c] = (rows[from + c] as number) / total;
  return top + Math.log(total);
}

/** Each class's share of what was counted. */
function shareOf(counted: Float64Array, classes: number): Float64Array {
  const sums = new Float64Array(classes);
  for (let at = 0; at < counted.length; at += classes)
    for (let c = 0; c < classes; c++) sums[c] = (sums[c] as number) + (counted[at + c] as number);
  const all = sums.reduce((sum, value) => sum + value, 0);
  return sums.map((value) => value / all);
}
