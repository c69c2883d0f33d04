/**
 * The rows of each group, in their order: two readings and no list that grows.
 * @param rows how many there are (0 … rows − 1), or which, in order
 * @param groupOf a row's group, from 0; −1 leaves the row out
 */
export function groupRows(
  rows: number | Int32Array,
  groups: number,
  groupOf: (row: number) => number,
): Int32Array[] {
  const size = typeof rows === "number" ? rows : rows.length;
  const rowAt = (at: number) => (typeof rows === "number" ? at : (rows[at] as number));
  const count = new Int32Array(groups);
  const of = new Int32Array(size);
  for (let at = 0; at < size; at++) {
    const group = groupOf(rowAt(at));
    of[at] = group;
    if (group >= 0) count[group] = (count[group] as number) + 1;
  }
  const found = Array.from(count, (own) => new Int32Array(own));
  count.fill(0);
  for (let at = 0; at < size; at++) {
    const group = of[at] as number;
    if (group < 0) continue;
    const place = count[group] as number;
    (found[group] as Int32Array)[place] = rowAt(at);
    count[group] = place + 1;
  }
  return found;
}

/** The rows of 0 … size − 1 for which something holds. */
export function rowsWhere(size: number, holds: (row: number) => boolean): Int32Array {
  return groupRows(size, 1, (row) => (holds(row) ? 0 : -1))[0] as Int32Array;
}
