import { expect, test } from "vitest";
import { measurePreferenceAgreement } from "./preference-agreement";

function ratings(rows: [unit: number, annotator: number, outcome: number][], cluster: number[]) {
  return {
    unit: Int32Array.from(rows, (row) => row[0]),
    annotator: Int32Array.from(rows, (row) => row[1]),
    outcome: Int8Array.from(rows, (row) => row[2]),
    cluster: Int32Array.from(cluster),
  };
}

test("pairs of annotators are counted by hand: ties kept and dropped, nobody against himself", () => {
  // Unit 0: 1 1 0 → 1 of 3 pairs agree; without ties 1 of 1. Unit 1: 1 −1 → 0 of 1. Unit 2: one annotator, twice.
  const found = measurePreferenceAgreement(
    ratings(
      [
        [0, 0, 1],
        [0, 1, 1],
        [0, 2, 0],
        [1, 0, 1],
        [1, 1, -1],
        [2, 0, 1],
        [2, 0, 1],
      ],
      [0, 1, 2],
    ),
    0.95,
  );
  expect(found).toMatchObject({ units: 2, comparisons: 4, annotators: 3 });
  expect(found.counted.value).toBeCloseTo(1 / 4, 15);
  expect(found.decided.value).toBeCloseTo(1 / 2, 15);
  // 1 + two halves of 3 pairs in unit 0, none of 1 in unit 1.
  expect(found.half.value).toBeCloseTo(2 / 4, 15);
  expect(found.chanceHalf).toBeCloseTo(0.36 + 0.16, 15);
  // One tie in five compared answers: 0.2² + 0.8²/2.
  expect(found.chanceCounted).toBeCloseTo(0.36, 15);
  // α by hand: pairable 5 (4 wins and losses 3:1, 1 tie); D_o = (2·2/2 + 2·1/1)/5, D_e = 2(1·1 + 1·3 + 1·3)/(5·4).
  expect(found.alpha.value).toBeCloseTo(1 - 0.8 / 0.7, 12);
});

test("the interval of the raw agreement is the ratio estimator's", () => {
  // Four prompts, two annotators each: 1, 1, 1, 0 agree. R = 0.75, Var = 4/3 · (3·0.25² + 0.75²)/16 = 0.0625.
  const rows: [number, number, number][] = [0, 1, 2, 3].flatMap((unit) => [
    [unit, 0, 1] as [number, number, number],
    [unit, 1, unit === 3 ? -1 : 1] as [number, number, number],
  ]);
  const { counted } = measurePreferenceAgreement(ratings(rows, [0, 1, 2, 3]), 0.95);
  expect(counted.value).toBe(0.75);
  expect(counted.low).toBeCloseTo(0.75 - 1.959963984540054 * 0.25, 12);
  expect(counted.high).toBe(1);
});

test("what cannot be measured says why", () => {
  const none = measurePreferenceAgreement(ratings([], []), 0.95);
  expect(none.counted).toEqual({ value: null, low: null, high: null, reason: "no_preferences" });
  expect(measurePreferenceAgreement(ratings([[0, 0, 1]], [0]), 0.95).counted.reason).toBe("one_annotator");
  expect(
    measurePreferenceAgreement(
      ratings(
        [
          [0, 0, 1],
          [1, 1, 1],
        ],
        [0, 1],
      ),
      0.95,
    ).alpha.reason,
  ).toBe("no_pairs");
  const same = measurePreferenceAgreement(
    ratings(
      [
        [0, 0, 1],
        [0, 1, 1],
      ],
      [0],
    ),
    0.95,
  );
  expect(same.counted.value).toBe(1);
  expect(same.alpha).toMatchObject({ value: null, reason: "no_variation" });
});
