import fc from "fast-check";
import { expect, test } from "vitest";
import { mulberry32 } from "../random";
import type { ComparisonRows } from "./comparison-rows";
import { fitRatings, type ModelRating } from "./fit-ratings";

const n = 4;
const strength = [0.9, 0.2, -0.3, -0.8];

/** So many clusters of three comparisons each, the first of them of one opinion about the models. */
function simulated(clusters: number, seed: number): ComparisonRows {
  const uniform = mulberry32(seed);
  const rows = Array.from({ length: 3 * clusters }, (_, row) => {
    const a = Math.floor(uniform() * n);
    const b = (a + 1 + Math.floor(uniform() * (n - 1))) % n;
    const d = (strength[a] as number) - (strength[b] as number);
    const outcome = uniform() < 0.15 ? 0 : uniform() < 1 / (1 + Math.exp(-d)) ? 1 : -1;
    return { a, b, outcome, cluster: Math.floor(row / 3) };
  });
  return {
    first: Int32Array.from(rows, (row) => row.a),
    second: Int32Array.from(rows, (row) => row.b),
    outcome: Int8Array.from(rows, (row) => row.outcome),
    cluster: Int32Array.from(rows, (row) => row.cluster),
  };
}

const rate = (rows: ComparisonRows, seed?: number): ModelRating[] =>
  fitRatings(rows, n, {
    confidence: 0.95,
    ties: "half",
    ...(seed !== undefined && { bootstrap: { replicates: 400, uniform: mulberry32(seed) } }),
  }).models;

test("a seed gives one answer, whatever the models are called", () => {
  fc.assert(
    fc.property(fc.integer(), fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4 }), (seed, names) => {
      const rows = simulated(60, 4);
      const renamed = {
        ...rows,
        first: rows.first.map((model) => names[model] as number),
        second: rows.second.map((model) => names[model] as number),
      };
      const [one, other] = [rate(rows, seed), rate(renamed, seed)];
      for (const [model, { low, high }] of one.entries()) {
        expect(other[names[model] as number]?.low).toBeCloseTo(low as number, 6);
        expect(other[names[model] as number]?.high).toBeCloseTo(high as number, 6);
      }
    }),
    { numRuns: 8 },
  );
});

test("of many comparisons, percentiles and the robust covariance give one interval, with clusters and without", () => {
  for (const cluster of [true, false]) {
    const clustered = simulated(4_000, 9);
    const rows = cluster ? clustered : { ...clustered, cluster: undefined };
    const [analytic, drawn] = [rate(rows), rate(rows, 20)];
    for (const [model, { low, high, rating }] of analytic.entries()) {
      const width = (high as number) - (low as number);
      // 400 replicates leave each end within a tenth of the width (four of its own standard errors).
      expect(Math.abs((drawn[model]?.low as number) - (low as number))).toBeLessThan(width / 10);
      expect(Math.abs((drawn[model]?.high as number) - (high as number))).toBeLessThan(width / 10);
      expect(drawn[model]?.rating).toBe(rating);
    }
  }
});
