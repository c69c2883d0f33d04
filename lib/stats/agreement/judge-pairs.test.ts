import fc from "fast-check";
import { expect, test } from "vitest";
import { compareJudges } from "./judge-pairs";
import { measurePreferenceAgreement, type PreferenceRatings } from "./preference-agreement";

type Row = [unit: number, annotator: number, outcome: number];

function ratings(rows: readonly Row[], cluster: readonly number[]): PreferenceRatings {
  return {
    unit: Int32Array.from(rows, (row) => row[0]),
    annotator: Int32Array.from(rows, (row) => row[1]),
    outcome: Int8Array.from(rows, (row) => row[2]),
    cluster: Int32Array.from(cluster),
  };
}

/** Up to 12 units in 4 prompts, 5 annotators. */
const someRows = fc.array(
  fc.tuple(fc.integer({ min: 0, max: 11 }), fc.integer({ min: 0, max: 4 }), fc.constantFrom(-1, 0, 1)),
  { maxLength: 80 },
);
const clusters = Array.from({ length: 12 }, (_, unit) => unit % 4);

test("all pairs of judges together are the raw agreement, with the same interval", () => {
  fc.assert(
    fc.property(someRows, (rows) => {
      const overall = measurePreferenceAgreement(ratings(rows, clusters), 0.95);
      const { pooled, pairs } = compareJudges(ratings(rows, clusters), 0.95);
      expect(pooled.comparisons).toBe(overall.comparisons);
      for (const [mine, theirs] of [
        [pooled.kept, overall.counted],
        [pooled.dropped, overall.decided],
      ] as const)
        for (const end of ["value", "low", "high"] as const)
          if (theirs[end] === null) expect(mine[end]).toBeNull();
          else expect(mine[end]).toBeCloseTo(theirs[end] as number, 9);
      expect(pairs.reduce((sum, pair) => sum + pair.units, 0)).toBe(overall.comparisons);
      expect(pairs.every(({ a, b }) => a < b)).toBe(true);
    }),
  );
});

test("the order of the rows and the names of units change nothing", () => {
  // Of a judge's repeats the last counts: order is free only without them.
  const once = someRows.map((rows) => [...new Map(rows.map((row) => [`${row[0]} ${row[1]}`, row])).values()]);
  fc.assert(
    fc.property(once, (rows) => {
      const turned = [...rows].reverse().map(([unit, judge, outcome]): Row => [11 - unit, judge, outcome]);
      const left = compareJudges(ratings(rows, clusters), 0.95).pairs;
      const right = compareJudges(ratings(turned, [...clusters].reverse()), 0.95).pairs;
      expect(right.map(({ a, b, table }) => [a, b, [...table]])).toEqual(
        left.map(({ a, b, table }) => [a, b, [...table]]),
      );
    }),
  );
});

test("two judges by hand: table, ties kept and dropped, κ, a repeated judgment", () => {
  // Judge 0 says 1 1 0 −1, judge 1 says 1 −1 0 1 (and said −1 of unit 0 before).
  const { pairs, repeats } = compareJudges(
    ratings(
      [
        [0, 0, 1],
        [0, 1, -1],
        [0, 1, 1],
        [1, 0, 1],
        [1, 1, -1],
        [2, 0, 0],
        [2, 1, 0],
        [3, 0, -1],
        [3, 1, 1],
      ],
      [0, 1, 2, 3],
    ),
    0.95,
  );
  expect(pairs).toHaveLength(1);
  expect([...(pairs[0]?.table ?? [])]).toEqual([0, 0, 1, 0, 1, 0, 1, 0, 1]);
  expect(pairs[0]?.kept.value).toBe(2 / 4);
  expect(pairs[0]?.dropped.value).toBe(1 / 3);
  // pe = (1·1 + 1·1 + 2·2)/16 = 0.375.
  expect(pairs[0]?.coefficients.cohen.value).toBeCloseTo((0.5 - 0.375) / 0.625, 12);
  expect(repeats).toEqual([{ annotator: 1, repeats: 1, same: 0 }]);
});
