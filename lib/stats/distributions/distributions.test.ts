import { describe, expect, test } from "vitest";
import { chiSquareUpperTail } from "./chi-square";
import { fQuantile, fUpperTail } from "./f-distribution";
import { betaCdf, betaQuantile } from "./incomplete-beta";
import { normalQuantile } from "./normal";
import { tQuantile, tTwoSided } from "./student-t";

/** Values from SciPy 1.17.1 (scipy.stats: beta, t, f, chi2, norm), printed to the last digit. */

/** Relative, to the twelfth digit: SciPy's own last digits differ between its routines. */
function expectClose(value: number, reference: number): void {
  expect(Math.abs(value - reference) / Math.max(Math.abs(reference), 1e-300)).toBeLessThan(1e-12);
}

describe("distributions", () => {
  test.each([
    [0.3, 2, 5, 0.5798250000000003],
    [0.5, 0.5, 0.5, 0.5],
    [0.01, 3.7, 200, 0.19127063400426117],
    [0.999, 40, 0.2, 0.4326960359322792],
  ])("beta: P(X ≤ %f) for a = %f, b = %f", (x, a, b, reference) => expectClose(betaCdf(x, a, b), reference));

  test.each([
    [0.025, 2, 5, 0.043271868292741676],
    [0.975, 0.5, 0.5, 0.9984586668665639],
    [0.5, 30, 70, 0.2986619743086956],
  ])("beta: the quantile of %f for a = %f, b = %f", (p, a, b, reference) =>
    expectClose(betaQuantile(p, a, b), reference),
  );

  test.each([
    [2.1, 9, 0.06511828241215196],
    [0, 3, 1],
    [-4.5, 2.5, 0.029894059008733993],
    [12, 30, 5.580185415199261e-13],
  ])("t: both tails beyond %f with %f degrees of freedom", (t, df, reference) =>
    expectClose(tTwoSided(t, df), reference),
  );

  test.each([
    [0.975, 9, 2.262157162798205],
    [0.995, 1, 63.656741162871526],
    [0.6, 100.5, 0.2540188186573501],
  ])("t: the quantile of %f with %f degrees of freedom", (p, df, reference) =>
    expectClose(tQuantile(p, df), reference),
  );

  test.each([
    [3.2, 4, 20, 0.034831623728782526],
    [0.5, 10, 3, 0.8219925926248245],
    [50, 2, 40, 1.314132369782534e-11],
  ])("F: the tail above %f with %f and %f degrees of freedom", (f, d1, d2, reference) =>
    expectClose(fUpperTail(f, d1, d2), reference),
  );

  test.each([
    [0.95, 4, 20, 2.8660814020156584],
    [0.025, 10, 3, 0.2072271937130956],
  ])("F: the quantile of %f with %f and %f degrees of freedom", (p, d1, d2, reference) =>
    expectClose(fQuantile(p, d1, d2), reference),
  );

  test.each([
    [3.84, 1, 0.05004352124870519],
    [25, 10, 0.005345505487134069],
    [0.2, 4, 0.9953211598395555],
  ])("chi-square: the tail above %f with %f degrees of freedom", (x, df, reference) =>
    expectClose(chiSquareUpperTail(x, df), reference),
  );

  test.each([
    [1e-10, -6.361340902404056],
    [0.025, -1.9599639845400545],
    [0.975, 1.959963984540054],
  ])("normal: the quantile of %f", (p, reference) => expectClose(normalQuantile(p), reference));
});
