import fc from "fast-check";
import { expect, test } from "vitest";
import { type Answer, emptyAnswer } from "@/lib/domain/judgment";
import {
  isSettled,
  nextOpen,
  pairsOf,
  placePair,
  remember,
  type Said,
  saidBy,
  type Verdict,
} from "./pair-steps";

const tiers = (...rows: string[][]): Answer => ({ ...emptyAnswer, tiers: rows });

test("each response is compared with those before it", () => {
  expect(pairsOf(["1", "2", "3"]).map((pair) => pair.join(""))).toEqual(["12", "13", "23"]);
});

test("a pair moves as little as can be", () => {
  expect(placePair(emptyAnswer, ["1", "2"], -1).tiers).toEqual([["2"], ["1"]]);
  expect(placePair(tiers(["1"], ["2"]), ["1", "3"], 1).tiers).toEqual([["1"], ["3"], ["2"]]);
  expect(placePair(tiers(["1"], ["2"]), ["2", "3"], -1).tiers).toEqual([["1"], ["3"], ["2"]]);
  expect(placePair(tiers(["1"], ["2"]), ["1", "3"], 0).tiers).toEqual([["1", "3"], ["2"]]);
  expect(placePair(tiers(["1", "3"], ["2"]), ["1", "3"], 1).tiers).toEqual([["1"], ["3"], ["2"]]);
  expect(placePair(tiers(["1"], ["2"]), ["3", "4"], 0).tiers).toEqual([["1"], ["2"], ["3", "4"]]);
  const settled = tiers(["1"], ["2"]);
  expect(placePair(settled, ["1", "2"], 1)).toBe(settled);
});

test("what follows is not asked, what was ranked before neither", () => {
  const said: Said = [
    { pair: ["1", "2"], verdict: 1 },
    { pair: ["2", "3"], verdict: 0 },
  ];
  expect(isSettled(said, ["1", "3"])).toBe(true);
  expect(
    isSettled(
      [
        { pair: ["1", "2"], verdict: 1 },
        { pair: ["1", "3"], verdict: 1 },
      ],
      ["2", "3"],
    ),
  ).toBe(false);
  expect(nextOpen(["1", "2", "3"], saidBy(tiers(["3"], ["1", "2"])), null)).toBeNull();
  expect(nextOpen(["1", "2", "3"], saidBy(tiers(["3"], ["2"])), null)).toEqual(["1", "2"]);
});

test("whoever answers by a taste gets that taste as tiers, and is asked each pair once at most", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 2, maxLength: 9 }), (taste) => {
      const slots = taste.map((_, index) => String(index + 1));
      const worth = (slot: string) => taste[Number(slot) - 1] ?? 0;
      let answer = emptyAnswer;
      let said: Said = [];
      const asked = new Map<string, number>();
      for (let pair = nextOpen(slots, said, null); pair; pair = nextOpen(slots, said, pair)) {
        asked.set(pair.join(), (asked.get(pair.join()) ?? 0) + 1);
        const verdict = Math.sign(worth(pair[0]) - worth(pair[1])) as Verdict;
        answer = placePair(answer, pair, verdict);
        said = remember(said, pair, verdict, answer);
        expect(asked.get(pair.join()), "asked again").toBeLessThanOrEqual(1);
      }
      const expected = [...new Set(taste)].sort((a, b) => b - a);
      expect(answer.tiers.map((tier) => [...tier].sort())).toEqual(
        expected.map((value) => slots.filter((slot) => worth(slot) === value)),
      );
    }),
  );
});
