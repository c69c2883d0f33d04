import type { PreferenceRatings } from "./preference-agreement";

/** What stands of one unit: the last row of each annotator, in the order in which rows came. */
export interface UnitAnswers {
  unit: number;
  cluster: number;
  rows: readonly number[];
}

/**
 * Units cluster by cluster, each with the rows that count: of an annotator who judged a unit several times the last one.
 * Two counting sorts, so that the cost is that of reading the rows.
 */
export function* answersByUnit({ unit, annotator, cluster }: PreferenceRatings): Generator<UnitAnswers> {
  const units = sortByKey(cluster.length, (index) => cluster[index] as number);
  const rows = sortByKey(unit.length, (index) => unit[index] as number);
  const start = new Int32Array(cluster.length + 1);
  for (const of of unit) start[of + 1] = (start[of + 1] as number) + 1;
  for (let at = 1; at < start.length; at++) start[at] = (start[at] as number) + (start[at - 1] as number);
  for (const at of units) {
    const all = rows.subarray(start[at] as number, start[at + 1] as number);
    if (all.length === 0) continue;
    yield { unit: at, cluster: cluster[at] as number, rows: lastOfEach(all, annotator) };
  }
}

function lastOfEach(rows: Int32Array, annotator: Int32Array): number[] {
  const last = new Map<number, number>();
  for (const row of rows) last.set(annotator[row] as number, row);
  return [...last.values()].sort((x, y) => x - y);
}

/** 0 … length − 1, ordered by a small key; equal keys keep their order. */
export function sortByKey(length: number, keyOf: (index: number) => number): Int32Array {
  let most = -1;
  for (let index = 0; index < length; index++) most = Math.max(most, keyOf(index));
  const next = new Int32Array(most + 2);
  for (let index = 0; index < length; index++)
    next[keyOf(index) + 1] = (next[keyOf(index) + 1] as number) + 1;
  for (let at = 1; at < next.length; at++) next[at] = (next[at] as number) + (next[at - 1] as number);
  const order = new Int32Array(length);
  for (let index = 0; index < length; index++) {
    const key = keyOf(index);
    order[next[key] as number] = index;
    next[key] = (next[key] as number) + 1;
  }
  return order;
}
