import type { PreferenceRatings } from "./preference-agreement";

/** What stands of one unit: the last row of each annotator, in the order in which rows came. */
export interface UnitAnswers {
  unit: number;
  cluster: number;
  rows: readonly number[];
}

/** Rows in the order of their units' clusters, then units, then as they came. */
export interface RowsByUnit {
  /** Units with rows, cluster by cluster. */
  units: Int32Array;
  /** Rows of units[k]: rows[start[k]] … rows[start[k + 1] − 1]. */
  start: Int32Array;
  rows: Int32Array;
  /** 0 where the same annotator judged the same unit again later. */
  isLast: Uint8Array;
  /** The last rows of units[k]: last[lastStart[k]] … last[lastStart[k + 1] − 1]. */
  lastStart: Int32Array;
  last: Int32Array;
}

const known = new WeakMap<PreferenceRatings, RowsByUnit>();

/** Two counting sorts, so that the cost is that of reading the rows; found once for each object of ratings. */
export function rowsByUnit(ratings: PreferenceRatings): RowsByUnit {
  const before = known.get(ratings);
  if (before) return before;
  const { unit, annotator, cluster } = ratings;
  const size = unit.length;
  const order = sortByKey(cluster.length, (index) => cluster[index] as number);
  const count = new Int32Array(cluster.length);
  let annotators = 0;
  for (let row = 0; row < size; row++) {
    const of = unit[row] as number;
    count[of] = (count[of] as number) + 1;
    annotators = Math.max(annotators, (annotator[row] as number) + 1);
  }
  const units = order.filter((of) => (count[of] as number) > 0);
  const start = new Int32Array(units.length + 1);
  const next = new Int32Array(cluster.length);
  for (let k = 0; k < units.length; k++) {
    const of = units[k] as number;
    next[of] = start[k] as number;
    start[k + 1] = (start[k] as number) + (count[of] as number);
  }
  const rows = new Int32Array(size);
  for (let row = 0; row < size; row++) {
    const of = unit[row] as number;
    const place = next[of] as number;
    rows[place] = row;
    next[of] = place + 1;
  }
  const isLast = new Uint8Array(size);
  const seenIn = new Int32Array(annotators).fill(-1);
  for (let place = size - 1; place >= 0; place--) {
    const row = rows[place] as number;
    const judge = annotator[row] as number;
    if (seenIn[judge] === unit[row]) continue;
    seenIn[judge] = unit[row] as number;
    isLast[place] = 1;
  }
  const found = { units, start, rows, isLast, ...lastRows(start, rows, isLast) };
  known.set(ratings, found);
  return found;
}

function lastRows(start: Int32Array, rows: Int32Array, isLast: Uint8Array) {
  if (!isLast.includes(0)) return { lastStart: start, last: rows };
  const lastStart = new Int32Array(start.length);
  let [place, size] = [0, 0];
  for (let k = 1; k < start.length; k++) {
    for (; place < (start[k] as number); place++) size += isLast[place] as number;
    lastStart[k] = size;
  }
  return { lastStart, last: rows.filter((_, at) => isLast[at] === 1) };
}

/** Units cluster by cluster, each with the rows that count: of an annotator who judged a unit several times the last one. */
export function* answersByUnit(ratings: PreferenceRatings): Generator<UnitAnswers> {
  const { units, lastStart, last } = rowsByUnit(ratings);
  for (let k = 0; k < units.length; k++) {
    const unit = units[k] as number;
    const rows: number[] = [];
    for (let place = lastStart[k] as number; place < (lastStart[k + 1] as number); place++)
      rows.push(last[place] as number);
    yield { unit, cluster: ratings.cluster[unit] as number, rows };
  }
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
