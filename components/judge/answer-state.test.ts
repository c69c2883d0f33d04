import { expect, test } from "vitest";
import { checkAnswer, emptyAnswer } from "@/lib/domain/judgment";
import { defaultComparison, defaultProtocol, type Protocol } from "@/lib/domain/protocol";
import {
  bestSlot,
  choosePlace,
  isChosen,
  nudgeSlot,
  rankSlot,
  scalePlaces,
  setScore,
  strengthen,
  tierOf,
  toggleFlag,
  unrankSlot,
  withoutGaps,
} from "./answer-state";

const arena: Protocol = {
  ...defaultProtocol,
  comparison: { kind: "pairwise", levels: 1, tie: true, bothBad: true },
};

test("every place of every pairwise scale makes a judgment that the protocol accepts", () => {
  for (const levels of [1, 2, 3, 4])
    for (const tie of [true, false])
      for (const bothBad of [true, false]) {
        const protocol: Protocol = {
          ...defaultProtocol,
          comparison: { kind: "pairwise", levels, tie, bothBad },
        };
        const places = scalePlaces(protocol);
        expect(places).toHaveLength(levels * 2 + Number(tie) + Number(bothBad));
        for (const place of places) {
          const answer = choosePlace(emptyAnswer, place);
          expect(checkAnswer(answer, protocol, ["1", "2"])).toEqual([]);
          expect(places.filter((other) => isChosen(answer, other))).toEqual([place]);
        }
      }
  expect(scalePlaces(arena).map((place) => place.side)).toEqual(["first", "tie", "second", "bothBad"]);
});

test("a digit is the tier, in whatever order they are given; gaps close when it is submitted", () => {
  let answer = rankSlot(emptyAnswer, "1", 1, true);
  answer = rankSlot(answer, "2", 3, true);
  expect(answer.tiers).toEqual([["1"], [], ["2"]]);
  expect(tierOf(answer, "2")).toBe(3);
  answer = rankSlot(answer, "3", 2, true);
  answer = rankSlot(answer, "4", 4, true);
  expect(answer.tiers).toEqual([["1"], ["3"], ["2"], ["4"]]);
  expect(rankSlot(answer, "4", 2, true).tiers).toEqual([["1"], ["3", "4"], ["2"]]);
  const without = unrankSlot(answer, "3", true);
  expect(tierOf(without, "2")).toBe(3);
  expect(withoutGaps(without).tiers).toEqual([["1"], ["2"], ["4"]]);
  const none = ["1", "2", "3", "4"].reduce((now, slot) => unrankSlot(now, slot, true), answer);
  expect(none).toEqual(emptyAnswer);
});

test("the best is in the first tier that anybody is in", () => {
  expect(bestSlot(rankSlot(emptyAnswer, "2", 3, true))).toBe("2");
});

test("without ties a response goes before the one that had its place", () => {
  let answer = rankSlot(emptyAnswer, "1", 1, false);
  answer = rankSlot(answer, "2", 1, false);
  answer = rankSlot(answer, "3", 9, false);
  expect(answer.tiers).toEqual([["2"], ["1"], ["3"]]);
  const protocol: Protocol = {
    ...defaultProtocol,
    comparison: { ...defaultComparison.ranking, ties: false },
  };
  expect(checkAnswer(answer, protocol, ["1", "2", "3"])).toEqual([]);
});

test("a response steps out of its tie, into the next tier or past it, and stops at the ends", () => {
  const from = { ...emptyAnswer, tiers: [["1", "2"], ["3"]] };
  expect(nudgeSlot(from, "2", -1, true).tiers).toEqual([["2"], ["1"], ["3"]]);
  expect(nudgeSlot(from, "2", 1, true).tiers).toEqual([["1"], ["2"], ["3"]]);
  expect(nudgeSlot(from, "3", -1, true).tiers).toEqual([["1", "2", "3"]]);
  expect(nudgeSlot(from, "3", 1, true)).toBe(from);
  expect(nudgeSlot(from, "4", 1, true)).toBe(from);
  const strict = { ...emptyAnswer, tiers: [["1"], ["2"], ["3"]] };
  expect(nudgeSlot(strict, "3", -1, false).tiers).toEqual([["1"], ["3"], ["2"]]);
  expect(nudgeSlot(strict, "1", 1, false).tiers).toEqual([["2"], ["1"], ["3"]]);
});

test("a letter pressed again is a stronger preference, round to the slightest", () => {
  let answer = emptyAnswer;
  const seen = [1, 2, 3, 4].map(() => {
    answer = strengthen(answer, "second", 3);
    return answer.strength;
  });
  expect(seen).toEqual([1, 2, 3, 1]);
  expect(strengthen(answer, "first", 3)).toMatchObject({ tiers: [["1"], ["2"]], strength: 1 });
});

test("what is taken back leaves no trace: an answer without work is the empty one", () => {
  const scored = setScore(emptyAnswer, "1", "overall", 4);
  expect(scored.scores).toEqual({ 1: { overall: 4 } });
  expect(setScore(scored, "1", "overall", null)).toEqual(emptyAnswer);
  expect(toggleFlag(toggleFlag(emptyAnswer, "1", "unsafe"), "1", "unsafe")).toEqual(emptyAnswer);
});
