import type { PairedRows } from "../paired/cells";

/** Rows of comparisons, with what their intervals and the order effect need. */
export interface ComparisonRows extends PairedRows {
  /** Cluster of each row, 0 … clusters − 1 (its prompt, its annotator); absent: each row its own. */
  cluster?: Int32Array;
  /** 1 where the first is known to have been shown first; needed for the order effect only. */
  orderKnown?: Uint8Array;
  /** What else the first has more of than the second, row-major rows × covariateCount; turned rows have turned signs. */
  covariates?: Float64Array;
  covariateCount?: number;
}

/** The rows between members, which are numbered by their places. */
export function rowsWithin(rows: ComparisonRows, members: readonly number[]): ComparisonRows {
  const placeOf = new Map(members.map((model, index) => [model, index]));
  const kept = Array.from(rows.first.keys()).filter(
    (row) => placeOf.has(rows.first[row] as number) && placeOf.has(rows.second[row] as number),
  );
  const renumbered = (values: Int32Array) =>
    Int32Array.from(kept, (row) => placeOf.get(values[row] as number) as number);
  const pick = (values: Int32Array) => Int32Array.from(kept, (row) => values[row] as number);
  return {
    first: renumbered(rows.first),
    second: renumbered(rows.second),
    outcome: Int8Array.from(kept, (row) => rows.outcome[row] as number),
    cluster: rows.cluster && pick(rows.cluster),
    orderKnown: rows.orderKnown && Uint8Array.from(kept, (row) => rows.orderKnown?.[row] as number),
    covariates: rows.covariates && covariatesOf(rows, kept),
    covariateCount: rows.covariateCount,
  };
}

function covariatesOf(
  { covariates, covariateCount = 0 }: ComparisonRows,
  kept: readonly number[],
): Float64Array {
  const picked = new Float64Array(kept.length * covariateCount);
  for (const [place, row] of kept.entries())
    for (let k = 0; k < covariateCount; k++)
      picked[place * covariateCount + k] = covariates?.[row * covariateCount + k] as number;
  return picked;
}

/**
 * The columns of a fit: the order effect first, then covariates that vary. The others would leave the fit singular.
 * @param left covariates to leave out
 * @returns places: the column of each covariate; null where it has none
 */
export function designOf(rows: ComparisonRows, withOrder: boolean, left: ReadonlySet<number> = new Set()) {
  const { orderKnown, covariates, covariateCount = 0 } = rows;
  const size = rows.first.length;
  let count = withOrder && orderKnown?.includes(1) ? 1 : 0;
  const orderPlace = count === 1 ? 0 : null;
  const places = Array.from({ length: covariateCount }, (_, k) =>
    !left.has(k) && varies(rows, k) ? count++ : null,
  );
  const values = new Float64Array(size * count);
  if (orderPlace !== null)
    for (let row = 0; row < size; row++) values[row * count] = orderKnown?.[row] as number;
  for (const [k, place] of places.entries())
    if (place !== null)
      for (let row = 0; row < size; row++)
        values[row * count + place] = covariates?.[row * covariateCount + k] as number;
  return { values, count, orderPlace, places };
}

/** Whether a covariate is ever anything but 0. */
function varies({ first, covariates, covariateCount = 0 }: ComparisonRows, k: number): boolean {
  for (let row = 0; row < first.length; row++) if (covariates?.[row * covariateCount + k]) return true;
  return false;
}
