import { fQuantile } from "../distributions/f-distribution";

/**
 * Intraclass correlations of k annotators who all score the same n targets. Mean squares: R between targets, W within, C
 * between annotators, E residual.
 *
 *   ICC(1) (R − W)/(R + (k−1) W)     ICC(2) (R − E)/(R + (k−1) E + k (C − E)/n)     ICC(3) (R − E)/(R + (k−1) E)
 *   ICC(1,k) (R − W)/R               ICC(2,k) (R − E)/(R + (C − E)/n)               ICC(3,k) (R − E)/R
 *
 * Source: P. E. Shrout and J. L. Fleiss, Psychological Bulletin 86 (1979); intervals K. O. McGraw and S. P. Wong,
 * Psychological Methods 1 (1996), table 7. Targets with a missing score are left out. Undefined with fewer than two targets or
 * annotators, and where nothing varies; an interval is undefined where its mean square is 0.
 */
export interface Icc {
  icc: number | null;
  F: number | null;
  ciLow: number | null;
  ciHigh: number | null;
  reason: IccReason | null;
  /** Why there is a value without an interval or without F. */
  intervalReason?: "no_residual";
}

type IccReason = "too_few_targets" | "too_few_annotators" | "no_variation";

export type IccForm = "ICC1" | "ICC2" | "ICC3" | "ICC1k" | "ICC2k" | "ICC3k";

const forms: IccForm[] = ["ICC1", "ICC2", "ICC3", "ICC1k", "ICC2k", "ICC3k"];

/** @param ratings targets × annotators, null where missing. */
export function intraclass(
  ratings: readonly (readonly (number | null)[])[],
  confidence: number,
): Record<IccForm, Icc> & { targets: number; annotators: number } {
  const k = ratings.reduce((most, row) => Math.max(most, row.length), 0);
  const complete = ratings.filter(
    (row) => row.length === k && row.every((value) => value !== null),
  ) as (readonly number[])[];
  const n = complete.length;
  const all = (make: (form: IccForm) => Icc) => ({
    ...(Object.fromEntries(forms.map((form) => [form, make(form)])) as Record<IccForm, Icc>),
    targets: n,
    annotators: k,
  });
  const none = (reason: IccReason): Icc => ({ icc: null, F: null, ciLow: null, ciHigh: null, reason });
  if (k < 2) return all(() => none("too_few_annotators"));
  if (n < 2) return all(() => none("too_few_targets"));
  const squares = meanSquares(complete, n, k);
  if (!(squares.total > 0)) return all(() => none("no_variation"));
  const tail = (1 + confidence) / 2;
  return all((form) => {
    const found = form.startsWith("ICC2")
      ? agreement(form, squares, n, k, tail)
      : consistency(form, squares, n, k, tail);
    return found ?? none("no_variation");
  });
}

const noInterval = { ciLow: null, ciHigh: null, reason: null, intervalReason: "no_residual" } as const;

interface MeanSquares {
  R: number;
  W: number;
  C: number;
  E: number;
  total: number;
}

function meanSquares(rows: readonly (readonly number[])[], n: number, k: number): MeanSquares {
  const grand = rows.reduce((sum, row) => sum + row.reduce((one, value) => one + value, 0), 0) / (n * k);
  const rowMean = rows.map((row) => row.reduce((sum, value) => sum + value, 0) / k);
  const columnMean = Array.from(
    { length: k },
    (_, g) => rows.reduce((sum, row) => sum + (row[g] as number), 0) / n,
  );
  let [between, within, residual, total] = [0, 0, 0, 0];
  for (const [i, row] of rows.entries()) {
    between += k * ((rowMean[i] as number) - grand) ** 2;
    for (const [g, value] of row.entries()) {
      within += (value - (rowMean[i] as number)) ** 2;
      residual += (value - (rowMean[i] as number) - (columnMean[g] as number) + grand) ** 2;
      total += (value - grand) ** 2;
    }
  }
  const columns = columnMean.reduce((sum, mean) => sum + n * (mean - grand) ** 2, 0);
  // Sums of squares that rounding alone made are none.
  const clean = (sum: number) => (sum < 1e-28 * total || sum < 1e-26 * n * k * grand ** 2 ? 0 : sum);
  return {
    R: clean(between) / (n - 1),
    W: clean(within) / (n * (k - 1)),
    C: clean(columns) / (k - 1),
    E: clean(residual) / ((n - 1) * (k - 1)),
    total: clean(total),
  };
}

function consistency(
  form: IccForm,
  { R, W, E }: MeanSquares,
  n: number,
  k: number,
  tail: number,
): Icc | null {
  const error = form.startsWith("ICC1") ? W : E;
  const df = form.startsWith("ICC1") ? n * (k - 1) : (n - 1) * (k - 1);
  const isMean = form.endsWith("k");
  if (isMean ? R === 0 : R + (k - 1) * error === 0) return null;
  const icc = isMean ? (R - error) / R : (R - error) / (R + (k - 1) * error);
  if (error === 0) return { icc, F: null, ...noInterval };
  const F = R / error;
  const low = F / fQuantile(tail, n - 1, df);
  const high = F * fQuantile(tail, df, n - 1);
  const scaled = (f: number) => (isMean ? (f === 0 ? null : 1 - 1 / f) : (f - 1) / (f + k - 1));
  return { icc, F, ciLow: scaled(low), ciHigh: scaled(high), reason: null };
}

function agreement(form: IccForm, { R, C, E }: MeanSquares, n: number, k: number, tail: number): Icc | null {
  const single = R + (k - 1) * E + (k * (C - E)) / n;
  const isMean = form.endsWith("k");
  const bottom = isMean ? R + (C - E) / n : single;
  if (bottom === 0) return null;
  const icc = (R - E) / bottom;
  const F = E > 0 ? R / E : null;
  const none: Icc = { icc, F, ...noInterval };
  // Satterthwaite's degrees of freedom at the estimate itself.
  const a = (k * icc) / (n * (1 - icc));
  const b = 1 + (k * icc * (n - 1)) / (n * (1 - icc));
  const v = (a * C + b * E) ** 2 / ((a * C) ** 2 / (k - 1) + (b * E) ** 2 / ((n - 1) * (k - 1)));
  if (!Number.isFinite(v) || !(v > 0)) return none;
  const low = fQuantile(tail, n - 1, v);
  const high = fQuantile(tail, v, n - 1);
  const rest = isMean ? C - E : k * C + (k * n - k - n) * E;
  const ciLow = (n * (R - low * E)) / (low * rest + n * R);
  const ciHigh = (n * (high * R - E)) / (rest + n * high * R);
  return Number.isFinite(ciLow) && Number.isFinite(ciHigh)
    ? { ...none, ciLow, ciHigh, intervalReason: F === null ? "no_residual" : undefined }
    : none;
}
