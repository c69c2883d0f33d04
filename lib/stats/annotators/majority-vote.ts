import { countVotes, type Labels } from "./labels";

/**
 * Majority vote, and how often each annotator's labels equal it (Wawa: annotator agreement with aggregate, the annotator's own
 * vote included). Tie rule: `winner` is −1 where several classes share the most votes; for the agreement such a task counts
 * with the one of them that comes first in `order`.
 */
export interface MajorityVote {
  /** Row-major tasks × classes. */
  votes: Float64Array;
  /** −1 where there is no single winner. */
  winner: Int32Array;
  /** null for annotators without labels. */
  agreement: (number | null)[];
}

/** @param order of the classes for ties; default ascending. */
export function majorityVote(labels: Labels, order?: readonly number[]): MajorityVote {
  const { tasks, workers, classes, task, worker, label } = labels;
  const votes = countVotes(labels);
  const first = new Int32Array(tasks).fill(-1);
  const winner = new Int32Array(tasks).fill(-1);
  for (let t = 0; t < tasks; t++) {
    let most = 0;
    for (let place = 0; place < classes; place++) {
      const c = order?.[place] ?? place;
      const count = votes[t * classes + c] as number;
      if (count > most) first[t] = winner[t] = c;
      else if (count === most) winner[t] = -1;
      most = Math.max(most, count);
    }
  }
  const given = new Float64Array(workers);
  const same = new Float64Array(workers);
  for (let k = 0; k < task.length; k++) {
    const w = worker[k] as number;
    given[w] = (given[w] as number) + 1;
    if (label[k] === first[task[k] as number]) same[w] = (same[w] as number) + 1;
  }
  const agreement = Array.from(given, (all, w) => (all > 0 ? (same[w] as number) / all : null));
  return { votes, winner: winner.subarray(0, tasks), agreement };
}
