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

/** Renames the judgments of rows, and finds the order that follows them: a counting sort, stable. */
function follow(judgment: Column<Int32Array>, placeOf: Int32Array): Uint32Array {
  const start = new Uint32Array(placeOf.length + 1);
  for (let row = 0; row < judgment.size; row++) {
    const place = placeOf[judgment.at(row)] as number;
    judgment.values[row] = place;
    start[place + 1] = (start[place + 1] as number) + 1;
  }
  for (let place = 0; place < placeOf.length; place++)
    start[place + 1] = (start[place + 1] as number) + (start[place] as number);
  const order = new Uint32Array(judgment.size);
  for (let row = 0; row < judgment.size; row++) {
    const place = judgment.at(row);
    order[start[place] as number] = row;
    start[place] = (start[place] as number) + 1;
  }
  return order;
}
