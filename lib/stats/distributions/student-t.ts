import { betaQuantileOdds, betaTailsOfOdds } from "./incomplete-beta";

/** P(|T| > t) for Student's t with `df` degrees of freedom (DLMF 8.17.24's relation to the incomplete beta). */
export function tTwoSided(t: number, df: number): number {
  return betaTailsOfOdds((t * t) / df, 0.5, df / 2).upper;
}

/** The t with P(T ≤ t) = p for Student's t with `df` > 0 degrees of freedom. */
export function tQuantile(p: number, df: number): number {
  if (p === 0.5) return 0;
  // T²/(T² + df) is Beta(1/2, df/2); the two-sided tail of the nearer end.
  const tail = 2 * Math.min(p, 1 - p);
  const { x, y } = betaQuantileOdds(1 - tail, 0.5, df / 2);
  const t = Math.sqrt((df * x) / y);
  return p < 0.5 ? -t : t;
}
