import { expect, test } from "vitest";
import { findContradictions } from "./contradiction";
import { type Answer, emptyAnswer } from "./judgment";
import { defaultComparison, defaultProtocol, type Protocol } from "./protocol";

const likert = (key: string, more: Partial<Protocol["attributes"][number]> = {}) => ({
  key,
  label: key,
  min: 1,
  max: 7,
  required: false,
  ...more,
});

const ranking: Protocol = {
  ...defaultProtocol,
  comparison: defaultComparison.ranking,
  attributes: [likert("overall"), likert("verbosity")],
  flags: [
    { key: "hallucination", label: "Hallucination", target: "response" },
    { key: "satisfies", label: "Satisfies the constraint", target: "response", isFault: false },
  ],
};
const ids = ["1", "2", "3"];
const overall = (scores: Record<string, number>): Answer["scores"] =>
  Object.fromEntries(Object.entries(scores).map(([id, score]) => [id, { overall: score }]));
const find = (answer: Partial<Answer>, protocol = ranking) =>
  findContradictions({ ...emptyAnswer, ...answer }, protocol, ids);

test("scores that follow the ranking, tie with a tie or are missing contradict nothing", () => {
  expect(find({ tiers: [["1"], ["2", "3"]], scores: overall({ 1: 6, 2: 6, 3: 2 }) })).toEqual([]);
  expect(find({ tiers: [["1"], ["2", "3"]], scores: overall({ 3: 7 }) })).toEqual([]);
  expect(find({ tiers: [], scores: overall({ 1: 1, 2: 7, 3: 3 }) })).toEqual([]);
});

test("of the scores against the ranking the widest apart is named", () => {
  expect(find({ tiers: [["1"], ["2"], ["3"]], scores: overall({ 1: 3, 2: 4, 3: 6 }) })).toEqual([
    { kind: "score", attribute: "overall", better: "1", worse: "3" },
  ]);
});

test("a response left out of a partial ranking counts as below", () => {
  expect(find({ tiers: [["2"]], scores: overall({ 1: 7, 2: 3 }) })).toEqual([
    { kind: "score", attribute: "overall", better: "2", worse: "1" },
  ]);
});

test("an attribute follows the ranking when it is said, or when it is the overall one", () => {
  const scores = { 1: { overall: 1, verbosity: 1 }, 2: { overall: 1, verbosity: 7 } };
  expect(find({ tiers: [["1"], ["2"], ["3"]], scores })).toEqual([]);
  const following = { ...ranking, attributes: [likert("verbosity", { followsRanking: true })] };
  expect(find({ tiers: [["1"], ["2"], ["3"]], scores }, following)).toMatchObject([
    { kind: "score", attribute: "verbosity" },
  ]);
  const notFollowing = { ...ranking, attributes: [likert("overall", { followsRanking: false })] };
  expect(find({ tiers: [["1"], ["2"]], scores: overall({ 1: 1, 2: 7 }) }, notFollowing)).toEqual([]);
});

test("both bad does not go with a score above the middle", () => {
  const tiers = [["1", "2"]];
  expect(find({ tiers, bothBad: true, strength: 0, scores: overall({ 1: 4, 2: 1 }) })).toEqual([]);
  expect(find({ tiers, bothBad: true, strength: 0, scores: overall({ 1: 5, 2: 7 }) })).toEqual([
    { kind: "bothBadScore", attribute: "overall", response: "2" },
  ]);
});

test("the best one with a fault is pointed out only beside one without, and only for faults", () => {
  const flagged = (responses: Record<string, string[]>) =>
    find({ tiers: [["1"], ["2"], ["3"]], flags: { prompt: [], responses } });
  expect(flagged({ 1: ["hallucination"] })).toEqual([
    { kind: "bestFlagged", response: "1", flags: ["hallucination"] },
  ]);
  expect(flagged({ 1: ["hallucination"], 2: ["hallucination"], 3: ["hallucination"] })).toEqual([]);
  expect(flagged({ 1: ["satisfies"] })).toEqual([]);
  expect(flagged({ 2: ["hallucination"] })).toEqual([]);
});

test("a rewrite of what is not the best any more is pointed out; a skip contradicts nothing", () => {
  const rewrite = { responseId: "2", content: "better" };
  expect(find({ tiers: [["1"], ["2"], ["3"]], rewrite })).toEqual([
    { kind: "rewriteNotBest", response: "2" },
  ]);
  expect(find({ tiers: [["2"], ["1"], ["3"]], rewrite })).toEqual([]);
  expect(find({ tiers: [["1"]], rewrite, skip: { reason: "unclear", note: "" } })).toEqual([]);
});
