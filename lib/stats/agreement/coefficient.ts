import { tQuantile } from "../distributions/student-t";

/** A coefficient of agreement beyond chance, (pa − pe)/(1 − pe), or the reason why it is undefined. */
export interface Coefficient {
  value: number | null;
  /** null where the value is, or where one unit leaves nothing to estimate a variance from. */
  se: number | null;
  /** Observed and expected agreement. */
  pa: number | null;
  pe: number | null;
  ciLow: number | null;
  /** Cut at 1. */
  ciHigh: number | null;
  reason: UndefinedReason | null;
  /** Why there is a value without an error: one unit shows no spread. */
  errorReason?: "one_unit";
}

export type UndefinedReason =
  /** No unit has two ratings. */
  | "no_pairs"
  /** Chance alone would agree always: every rating is the same. */
  | "no_variation"
  /** The scale has a single category. */
  | "one_category";

export function undefinedCoefficient(reason: UndefinedReason, pa: number | null = null): Coefficient {
  return { value: null, se: null, pa, pe: null, ciLow: null, ciHigh: null, reason };
}

/** @param variance of the value; NaN or negative where it cannot be estimated. Interval: t with n − 1 degrees of freedom. */
export function coefficient(
  value: number,
  pa: number,
  pe: number,
  variance: number,
  n: number,
  confidence: number,
): Coefficient {
  if (!(variance >= 0) || n < 2)
    return { value, se: null, pa, pe, ciLow: null, ciHigh: null, reason: null, errorReason: "one_unit" };
  const se = Math.sqrt(variance);
  const half = tQuantile(0.5 + confidence / 2, n - 1) * se;
  return { value, se, pa, pe, ciLow: value - half, ciHigh: Math.min(1, value + half), reason: null };
}
