import fc from "fast-check";
import { expect, test } from "vitest";
import { measureRankings, type Ranking } from "./ranking-agreement";

const ranking = (prompt: string, annotator: string, ranks: Record<string, number>): Ranking => ({
  prompt,
  annotator,
  ranks: new Map(Object.entries(ranks)),
});

test("opposite rankings give −1, equal ones 1, whatever the order in which the responses were shown", () => {
  const found = measureRankings(
    [
      ranking("p", "ana", { a: 1, b: 2, c: 3, d: 4 }),
      ranking("p", "bo", { d: 1, c: 2, b: 3, a: 4 }),
      ranking("q", "ana", { a: 1, b: 2, c: 3 }),
      ranking("q", "mei", { c: 3, a: 1, b: 2 }),
    ],
    0.95,
  );
  expect(found.pairs.map(({ a, b, tauB }) => [a, b, tauB.value])).toEqual([
    ["ana", "bo", -1],
    ["ana", "mei", 1],
  ]);
  expect(found.tauB).toMatchObject({ value: 0, prompts: 2 });
  expect(found.kendallW.value).toBeCloseTo(0.5, 12);
});

test("ties by hand", () => {
  // Of ten pairs 7 run together, 1 against, one is tied in each: (7 − 1)/√((10 − 1)(10 − 1)).
  const found = measureRankings(
    [
      ranking("p", "ana", { a: 1, b: 2, c: 2, d: 4, e: 5 }),
      ranking("p", "bo", { a: 2, b: 1, c: 3, d: 4, e: 4 }),
    ],
    0.95,
  );
  expect(found.tauB.value).toBeCloseTo(6 / 9, 12);
});

test("a ranking that ties everything is told, not NaN; nobody is compared with himself", () => {
  const found = measureRankings(
    [ranking("p", "ana", { a: 1, b: 1, c: 1 }), ranking("p", "bo", { a: 1, b: 2, c: 3 })],
    0.95,
  );
  expect(found).toMatchObject({ tauB: { value: null, prompts: 0 }, undefinedPairs: 1, pairs: [] });
  const alone = measureRankings(
    [ranking("p", "ana", { a: 1, b: 2, c: 3 }), ranking("p", "ana", { a: 3, b: 2, c: 1 })],
    0.95,
  );
  expect(alone).toMatchObject({ tauB: { value: null }, kendallW: { value: null }, pairs: [] });
});

test("names of responses and the order of rankings change nothing", () => {
  const ranks = fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 4, maxLength: 4 });
  fc.assert(
    fc.property(fc.array(ranks, { minLength: 2, maxLength: 4 }), (lists) => {
      const make = (names: string[], list: number[][]) =>
        list.map((one, index) =>
          ranking(
            "p",
            `judge ${index}`,
            Object.fromEntries(names.map((name, i) => [name, one[i] as number])),
          ),
        );
      const plain = measureRankings(make(["a", "b", "c", "d"], lists), 0.95);
      const renamed = measureRankings(make(["x", "w", "z", "y"], lists).reverse(), 0.95);
      expect(renamed.undefinedPairs).toBe(plain.undefinedPairs);
      if (plain.tauB.value === null) expect(renamed.tauB.value).toBeNull();
      else {
        expect(renamed.tauB.value).toBeCloseTo(plain.tauB.value, 12);
        expect(Math.abs(plain.tauB.value)).toBeLessThanOrEqual(1);
      }
    }),
  );
});
