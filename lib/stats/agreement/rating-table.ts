/**
 * Ratings of units by annotators, as category numbers.
 * A unit without any rating, and an annotator without any, say nothing about agreement: they are dropped.
 */
export interface RatingTable {
  units: number;
  annotators: number;
  /** Category values, ascending. */
  categories: number[];
  /** Row-major units × annotators: category number, or −1 where missing. */
  label: Int32Array;
}

/**
 * @param ratings units × annotators, null where missing; rows may be ragged.
 * @param categories the scale's values, where some may not occur; default: those that occur. Values outside it are added.
 */
export function tabulate(
  ratings: readonly (readonly (number | null)[])[],
  categories: readonly number[] = [],
): RatingTable {
  const values = [...new Set([...categories, ...ratings.flat().filter((value) => value !== null)])].sort(
    (a, b) => a - b,
  );
  const place = new Map(values.map((value, index) => [value, index]));
  const rows = ratings.filter((row) => row.some((value) => value !== null));
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0);
  const columns = Array.from({ length: width }, (_, column) => column).filter((column) =>
    rows.some((row) => row[column] !== null && row[column] !== undefined),
  );
  const label = new Int32Array(rows.length * columns.length).fill(-1);
  for (const [u, row] of rows.entries())
    for (const [g, column] of columns.entries()) {
      const value = row[column];
      if (value !== null && value !== undefined) label[u * columns.length + g] = place.get(value) as number;
    }
  return { units: rows.length, annotators: columns.length, categories: values, label };
}

/** Counts by unit and category, row-major units × categories: all that most coefficients need. */
export function countLabels({ units, annotators, categories, label }: RatingTable): Float64Array {
  const q = categories.length;
  const counts = new Float64Array(units * q);
  for (let u = 0; u < units; u++)
    for (let g = 0; g < annotators; g++) {
      const c = label[u * annotators + g] as number;
      if (c >= 0) counts[u * q + c] = (counts[u * q + c] as number) + 1;
    }
  return counts;
}
