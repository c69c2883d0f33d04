import { type CrowdCells, fitCrowd } from "@/lib/stats/annotators/crowd-bradley-terry";
import { dawidSkene } from "@/lib/stats/annotators/dawid-skene";
import { type Labels, likeliest } from "@/lib/stats/annotators/labels";
import { majorityVote } from "@/lib/stats/annotators/majority-vote";
import { oneCoin } from "@/lib/stats/annotators/one-coin";
import { itemCountOf, matrixOf, nested, numberOf, type Runner } from "./case";

/** Rows [task, worker, label]; a missing label is no label. */
function labelsOf(input: Record<string, unknown>): Labels {
  const rows = matrixOf(input.rows).filter((row) => row.every((value) => value !== null)) as number[][];
  const column = (at: number) => Int32Array.from(rows, (row) => row[at] as number);
  const [task, worker, label] = [column(0), column(1), column(2)];
  const numbers = (at: number) => rows.map((row) => row[at] as number);
  return {
    tasks: itemCountOf(input.tasks, numbers(0)),
    workers: itemCountOf(input.workers, numbers(1)),
    classes: itemCountOf(input.classes, numbers(2)),
    task,
    worker,
    label,
  };
}

function rowsBy(values: Float64Array, width: number): number[][] {
  return Array.from({ length: width > 0 ? values.length / width : 0 }, (_, t) =>
    Array.from(values.subarray(t * width, (t + 1) * width)),
  );
}

/** Results of tasks and annotators without a label are null: nothing is known of them. */
function seen(ids: Int32Array, count: number): boolean[] {
  const has = new Array<boolean>(count).fill(false);
  for (const id of ids) has[id] = true;
  return has;
}

/** Why some of the results are null, where any is. */
function reasonOfGaps(...has: boolean[][]): "no_labels" | null {
  return has.flat().every(Boolean) ? null : "no_labels";
}

export const skene: Runner = (input) => {
  const labels = labelsOf(input);
  if (labels.task.length === 0)
    return {
      probas: null,
      priors: null,
      confusion: null,
      labels: null,
      logLik: null,
      reason: "no_labels",
      converged: true,
      iterations: 0,
    };
  const { classes, workers } = labels;
  const found = dawidSkene(labels);
  const hasTask = seen(labels.task, labels.tasks);
  const hasWorker = seen(labels.worker, workers);
  const decided = likeliest(found.probabilities, classes);
  const truth = Array.isArray(input.truth) ? (input.truth as (number | null)[]) : null;
  const judged = truth
    ?.map((value, t) => [value, decided[t]] as const)
    .filter(([value], t) => value !== null && hasTask[t]);
  return {
    probas: rowsBy(found.probabilities, classes).map((row, t) => (hasTask[t] ? row : null)),
    priors: found.priors,
    confusion: Array.from({ length: workers }, (_, w) =>
      hasWorker[w]
        ? nested(
            found.model.probability.subarray(w * classes * classes, (w + 1) * classes * classes),
            classes,
          )
        : null,
    ),
    labels: Array.from(decided, (label, t) => (hasTask[t] ? label : null)),
    logLik: found.logLikelihood,
    reason: reasonOfGaps(hasTask, hasWorker),
    ...(judged && { accuracy: judged.filter(([value, label]) => value === label).length / judged.length }),
    converged: found.converged,
    iterations: found.iterations,
  };
};

export const coin: Runner = (input) => {
  const labels = labelsOf(input);
  if (labels.task.length === 0)
    return {
      probas: null,
      priors: null,
      skills: null,
      labels: null,
      reason: "no_labels",
      converged: true,
      iterations: 0,
    };
  const found = oneCoin(labels);
  const hasTask = seen(labels.task, labels.tasks);
  const hasWorker = seen(labels.worker, labels.workers);
  return {
    probas: rowsBy(found.probabilities, labels.classes).map((row, t) => (hasTask[t] ? row : null)),
    priors: found.priors,
    skills: found.model.skill,
    labels: Array.from(likeliest(found.probabilities, labels.classes), (label, t) =>
      hasTask[t] ? label : null,
    ),
    logLik: found.logLikelihood,
    reason: reasonOfGaps(hasTask, hasWorker),
    converged: found.converged,
    iterations: found.iterations,
  };
};

export const majority: Runner = (input) => {
  const labels = labelsOf(input);
  // The reference gives a tied task to the class that comes first in the rows.
  const order = [...new Set([...labels.label, ...Array(labels.classes).keys()])];
  const { votes, winner, agreement } = majorityVote(labels, order);
  const unique = Array.from(winner.keys()).filter((t) => (winner[t] as number) >= 0);
  return {
    votes: rowsBy(votes, labels.classes),
    uniqueWinnerTasks: unique,
    labelsOfUnique: unique.map((t) => winner[t]),
    wawaSkills: agreement,
    reason: agreement.includes(null) ? "no_labels" : null,
  };
};

export const crowd: Runner = (input) => {
  const given = matrixOf(input.rows).filter((row) => row.every((value) => value !== null)) as number[][];
  const n = itemCountOf(
    input.n,
    given.flatMap((row) => row.slice(0, 2)),
  );
  const workers = itemCountOf(
    input.workers,
    given.map((row) => row[3] as number),
  );
  const rows = given.filter((row) => row[0] !== row[1]);
  const counts = new Map<string, [winner: number, loser: number, worker: number, count: number]>();
  const add = (winner: number, loser: number, worker: number, count: number) => {
    const key = `${winner},${loser},${worker}`;
    const cell = counts.get(key) ?? [winner, loser, worker, 0];
    cell[3] += count;
    counts.set(key, cell);
  };
  for (const [a, b, outcome, worker] of rows as [number, number, number, number][]) {
    if (outcome > 0) add(a, b, worker, outcome);
    if (outcome < 1) add(b, a, worker, 1 - outcome);
  }
  const lambda = numberOf(input.lambda, 0);
  if (!(lambda > 0)) return { logStrength: null, eta: null, objective: null, reason: "penalty_needed" };
  const list = [...counts.values()];
  const cells: CrowdCells = {
    n,
    workers,
    winner: Int32Array.from(list, (cell) => cell[0]),
    loser: Int32Array.from(list, (cell) => cell[1]),
    worker: Int32Array.from(list, (cell) => cell[2]),
    count: Float64Array.from(list, (cell) => cell[3]),
  };
  const { logStrength, honesty, objective, converged, iterations } = fitCrowd(cells, lambda);
  const reason = honesty.includes(null) ? "no_comparisons" : null;
  return { logStrength, eta: honesty, objective, reason, penalised: true, converged, iterations };
};
