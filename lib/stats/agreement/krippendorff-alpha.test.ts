import fc from "fast-check";
import { describe, expect, test } from "vitest";
import cases from "./fixtures/krippendorff-alpha.json";
import { krippendorffAlpha, type Level } from "./krippendorff-alpha";

/** Counts by unit and category of a units × annotators table with missing ratings. */
function countsOf(ratings: (number | null)[][]): { counts: Int32Array; values: number[] } {
  const values = [...new Set(ratings.flat().filter((value) => value !== null))].sort((a, b) => a - b);
  const counts = new Int32Array(ratings.length * values.length);
  for (const [unit, row] of ratings.entries())
    for (const value of row) if (value !== null) counts[unit * values.length + values.indexOf(value)]! += 1;
  return { counts, values };
}

describe("α equals the reference implementations", () => {
  test.each(cases.map((one) => [one.id, one] as const))("%s", (_, { input, expected, tolerance }) => {
    const ratings = input.ratings as (number | null)[][];
    const { counts, values } = countsOf(ratings);
    const result = krippendorffAlpha(counts, values, input.level as Level);
    if (expected.alpha === null) return expect(result.alpha).toBeNull();
    const allowed = typeof tolerance === "number" ? tolerance : 1e-9;
    expect(Math.abs((result.alpha as number) - expected.alpha)).toBeLessThanOrEqual(allowed);
  });
});

test("α does not depend on the order of units, annotators or (nominal) the names of categories", () => {
  const table = fc.array(
    fc.array(fc.option(fc.integer({ min: 0, max: 3 })), { minLength: 3, maxLength: 3 }),
    {
      minLength: 2,
      maxLength: 12,
    },
  );
  fc.assert(
    fc.property(table, (ratings) => {
      const alpha = (rows: (number | null)[][]) => {
        const { counts, values } = countsOf(rows);
        return krippendorffAlpha(counts, values, "nominal").alpha;
      };
      const same = alpha(ratings);
      const changed = alpha(
        ratings
          .map((row) => [...row].reverse().map((value) => (value === null ? null : 7 - value)))
          .reverse(),
      );
      if (same === null || changed === null) return same === changed;
      return Math.abs(same - changed) < 1e-12;
    }),
  );
});
