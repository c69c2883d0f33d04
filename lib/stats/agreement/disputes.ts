import { sortByKey } from "./answers-by-unit";

/**
 * How far the annotators of one task are apart:
 *
 *   D = Σ_{units of the task} Σ_{pairs of annotators} |x − y| / 2  /  number of such pairs,
 *
 * x ∈ −1 … 1 an answer: its sign the response preferred, its size the strength as a share of the strongest that anybody gave (1 where no
 * strength was asked), 0 a tie. 0: all say the same; 1: always the strongest opposite. The mean difference of C. Gini (Variabilità e
 * mutabilità, 1912), scaled. Of an annotator who answered again the last answer counts. Tasks with one annotator are left out; the order is
 * by D, then by the number of comparisons, then by the task.
 */
export interface Dispute {
  task: number;
  disagreement: number;
  comparisons: number;
  annotators: number;
}

/** Rows of answers: which task and pair of responses, who, and x. */
export interface TaskAnswers {
  task: Int32Array;
  unit: Int32Array;
  annotator: Int32Array;
  answer: Float64Array;
}

/**
 * @param only where given, only these tasks
 * @returns tasks whose annotators differ at all, those most apart first, at most `limit`.
 */
export function findDisputes(
  { task, unit, annotator, answer }: TaskAnswers,
  limit: number,
  only: ReadonlySet<number> | null = null,
): Dispute[] {
  const order = sortByKey(task.length, (row) => task[row] as number);
  const shortlist = new Shortlist(limit);
  let from = 0;
  while (from < order.length) {
    const first = order[from] as number;
    const own = task[first] as number;
    const [begin, x, pair] = [from, answer[first], unit[first]];
    let isSame = true;
    for (; from < order.length; from++) {
      const row = order[from] as number;
      if (task[row] !== own) break;
      isSame &&= answer[row] === x && unit[row] === pair;
    }
    // Most tasks: one pair of responses, and all say the same of it.
    if (isSame || (only && !only.has(own))) continue;
    const second = order[begin + 1] as number;
    // Most others: one pair of responses, and two annotators.
    if (from - begin === 2 && unit[second] === pair && annotator[first] !== annotator[second]) {
      const apart = Math.abs((x as number) - (answer[second] as number)) / 2;
      shortlist.add({ task: own, disagreement: apart, comparisons: 1, annotators: 2 });
    } else shortlist.add(disputeOf(own, order.subarray(begin, from), { unit, annotator, answer }));
  }
  return shortlist.first();
}

/** A task's dispute by its rows, which are of several units, or several of one annotator. */
function disputeOf(
  task: number,
  rows: Int32Array,
  { unit, annotator, answer }: Omit<TaskAnswers, "task">,
): Dispute {
  const units = new Map<number, Map<number, number>>();
  const people = new Set<number>();
  for (const row of rows) {
    const answers = units.get(unit[row] as number) ?? new Map<number, number>();
    units.set(unit[row] as number, answers.set(annotator[row] as number, answer[row] as number));
    people.add(annotator[row] as number);
  }
  let apart = 0;
  let comparisons = 0;
  for (const answers of units.values()) {
    const values = [...answers.values()].sort((x, y) => x - y);
    // Σ_{i<j} (x_j − x_i) of sorted values.
    for (const [i, value] of values.entries()) apart += (value * (2 * i - values.length + 1)) / 2;
    comparisons += (values.length * (values.length - 1)) / 2;
  }
  return { task, disagreement: apart / comparisons, comparisons, annotators: people.size };
}

/** The first of many disputes, without all of them being kept and put in order. */
class Shortlist {
  readonly #limit: number;
  #kept: Dispute[] = [];
  /** The last that would still be among the first; undefined as long as there are not so many. */
  #last: Dispute | undefined;

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** Only where they differ at all. */
  add(one: Dispute): void {
    if (!(one.disagreement * one.comparisons > 1e-12)) return;
    if (this.#last && compare(one, this.#last) > 0) return;
    this.#kept.push(one);
    if (this.#kept.length >= 4 * this.#limit) this.#trim();
  }

  first(): Dispute[] {
    this.#trim();
    return this.#kept;
  }

  #trim(): void {
    this.#kept = this.#kept.sort(compare).slice(0, this.#limit);
    if (this.#kept.length === this.#limit) this.#last = this.#kept.at(-1);
  }
}

function compare(a: Dispute, b: Dispute): number {
  return b.disagreement - a.disagreement || b.comparisons - a.comparisons || a.task - b.task;
}
