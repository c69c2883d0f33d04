/** Labels that annotators gave to tasks: row k says that `worker[k]` gave `task[k]` the class `label[k]`. */
export interface Labels {
  tasks: number;
  workers: number;
  classes: number;
  task: Int32Array;
  worker: Int32Array;
  label: Int32Array;
  /** By task: of how many tasks with these very labels it stands for; absent: each for itself. */
  weight?: Float64Array;
}

/** Votes by task and class, row-major tasks × classes. */
export function countVotes({ tasks, classes, task, label }: Labels): Float64Array {
  const votes = new Float64Array(tasks * classes);
  for (let k = 0; k < task.length; k++) {
    const at = (task[k] as number) * classes + (label[k] as number);
    votes[at] = (votes[at] as number) + 1;
  }
  return votes;
}

/** Soft majority vote: each task's votes as shares; a task without a vote is 0 everywhere. */
export function softMajority(labels: Labels): Float64Array {
  const share = countVotes(labels);
  const { classes } = labels;
  for (let at = 0; at < share.length; at += classes) {
    const all = share.subarray(at, at + classes).reduce((sum, count) => sum + count, 0);
    for (let c = 0; all > 0 && c < classes; c++) share[at + c] = (share[at + c] as number) / all;
  }
  return share;
}

/** The class of the greatest value of each task, the first where several share it; −1 where all are 0. */
export function likeliest(probabilities: Float64Array, classes: number): Int32Array {
  return Int32Array.from({ length: classes > 0 ? probabilities.length / classes : 0 }, (_, t) => {
    let best = -1;
    let most = 0;
    for (let c = 0; c < classes; c++) {
      const value = probabilities[t * classes + c] as number;
      if (value <= most) continue;
      most = value;
      best = c;
    }
    return best;
  });
}
