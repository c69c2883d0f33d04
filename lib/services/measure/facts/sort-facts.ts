import type { Column } from "./column";
import type { ProjectFacts } from "./project-facts";

/** Places in ascending order of their values; null where they stand so already. */
export function orderBySeq(seq: Float64Array): Uint32Array | null {
  let isSorted = true;
  for (let place = 1; place < seq.length && isSorted; place++)
    isSorted = (seq[place - 1] as number) <= (seq[place] as number);
  if (isSorted) return null;
  return Uint32Array.from(seq.keys()).sort((a, b) => (seq[a] as number) - (seq[b] as number));
}

/** Puts judgments in `order`, and their preferences, rankings and scores after them. */
export function restoreOrder(facts: ProjectFacts, order: Uint32Array): void {
  const placeOf = new Int32Array(order.length);
  for (const [place, old] of order.entries()) placeOf[old] = place;
  for (const column of Object.values(facts.judgments)) column.permute(order);
  for (const { judgment, ...rest } of [facts.preferences, facts.rankings, facts.scores]) {
    const followed = follow(judgment, placeOf);
    for (const column of [judgment, ...Object.values(rest)]) (column as Column<Int32Array>).permute(followed);
  }
}

/**
 * Puts preferences in the order of their judgments and, within one, of their ordinals: as they are read from the disk,
 * a row may stand in the place of one that went before it. Sums are then taken in one order, whenever rows came.
 */
export function orderPreferences({ preferences, judgments }: ProjectFacts): void {
  const { judgment, ordinal } = preferences;
  const isBefore = (a: number, b: number) =>
    judgment.at(a) < judgment.at(b) || (judgment.at(a) === judgment.at(b) && ordinal.at(a) <= ordinal.at(b));
  let row = 1;
  while (row < judgment.size && isBefore(row - 1, row)) row++;
  if (row >= judgment.size) return;
  const order = byJudgment(judgment, judgments.seq.size);
  for (let at = 1; at < order.length; at++) {
    const moved = order[at] as number;
    let to = at;
    for (; to > 0 && !isBefore(order[to - 1] as number, moved); to--) order[to] = order[to - 1] as number;
    order[to] = moved;
  }
  for (const column of Object.values(preferences)) column.permute(order);
}

/** Renames the judgments of rows, and finds the order that follows them. */
function follow(judgment: Column<Int32Array>, placeOf: Int32Array): Uint32Array {
  for (let row = 0; row < judgment.size; row++) judgment.values[row] = placeOf[judgment.at(row)] as number;
  return byJudgment(judgment, placeOf.length);
}

/** The order in which rows stand by their judgments: a counting sort, stable. */
function byJudgment(judgment: Column<Int32Array>, judgments: number): Uint32Array {
  const start = new Uint32Array(judgments + 1);
  for (let row = 0; row < judgment.size; row++) {
    const place = judgment.at(row);
    start[place + 1] = (start[place + 1] as number) + 1;
  }
  for (let place = 0; place < judgments; place++)
    start[place + 1] = (start[place + 1] as number) + (start[place] as number);
  const order = new Uint32Array(judgment.size);
  for (let row = 0; row < judgment.size; row++) {
    const place = judgment.at(row);
    order[start[place] as number] = row;
    start[place] = (start[place] as number) + 1;
  }
  return order;
}
