import { betaQuantileOdds, betaTailsOfOdds } from "./incomplete-beta";

/** P(F > f) for Fisher's F with (d1, d2) degrees of freedom, real and > 0. */
export function fUpperTail(f: number, d1: number, d2: number): number {
  return f <= 0 ? 1 : betaTailsOfOdds((d1 * f) / d2, d1 / 2, d2 / 2).upper;
}

/** The f with P(F ≤ f) = p. */
export function fQuantile(p: number, d1: number, d2: number): number {
  const { x, y } = betaQuantileOdds(p, d1 / 2, d2 / 2);
  return (d2 * x) / (d1 * y);
}
