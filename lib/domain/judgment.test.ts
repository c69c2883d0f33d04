import { expect, test } from "vitest";
import { type Answer, checkAnswer, emptyAnswer } from "./judgment";
import type { Message } from "./message";
import { defaultComparison, defaultProtocol, type Protocol } from "./protocol";

const paths = (answer: Partial<Answer>, protocol: Protocol, ids: string[]) =>
  checkAnswer({ ...emptyAnswer, ...answer }, protocol, ids).map(({ path }) => path);

test("a choice has one answer, and one at least where it is required", () => {
  const options = [
    { key: "both_safe", label: "both safe" },
    { key: "both_unsafe", label: "both unsafe" },
  ];
  const asking = (required: boolean): Protocol => ({
    ...defaultProtocol,
    choices: [{ key: "safety", label: "Safety", required, options }],
  });
  const chosen = (...prompt: string[]) => ({
    tiers: [["1"], ["2"]],
    strength: 1,
    flags: { prompt, responses: {} },
  });
  expect(paths(chosen("both_safe"), asking(true), ["1", "2"])).toEqual([]);
  expect(paths(chosen(), asking(true), ["1", "2"])).toEqual(["choices.safety"]);
  expect(paths(chosen(), asking(false), ["1", "2"])).toEqual([]);
  expect(paths(chosen("both_safe", "both_unsafe"), asking(false), ["1", "2"])).toEqual(["choices.safety"]);
  expect(paths(chosen("elsewhere"), asking(false), ["1", "2"])).toEqual(["flags.prompt"]);
});

test("a demonstration is one turn, or turns that alternate and end with the assistant", () => {
  const asking = (multiTurn: boolean): Protocol => ({
    ...defaultProtocol,
    comparison: { ...defaultComparison.demonstration, multiTurn },
  });
  const turns = (...said: [Message["role"], string][]) => ({
    demonstration: said.map(([role, content]) => ({ role, content })),
  });
  const isAccepted = (answer: Partial<Answer>, multiTurn: boolean) =>
    paths(answer, asking(multiTurn), []).length === 0;
  const one = turns(["assistant", "yes"]);
  const three = turns(["assistant", "yes"], ["user", "why?"], ["assistant", "because"]);
  expect([isAccepted(one, false), isAccepted(one, true)]).toEqual([true, true]);
  expect([isAccepted(three, false), isAccepted(three, true)]).toEqual([false, true]);
  for (const wrong of [
    {},
    turns(["assistant", " \n"]),
    turns(["assistant", "yes"], ["user", "why?"]),
    turns(["assistant", "yes"], ["assistant", "yes"]),
    turns(["assistant", "yes"], ["user", ""], ["assistant", "because"]),
    turns(["system", "be nice"], ["assistant", "yes"]),
  ])
    expect(isAccepted(wrong, true), JSON.stringify(wrong)).toBe(false);
});

test("the best n suffice where the protocol asks for no more, ties only where it has them", () => {
  const best = (count: number | null, ties: boolean): Protocol => ({
    ...defaultProtocol,
    comparison: { kind: "ranking", ties, best: count },
  });
  const ids = ["1", "2", "3", "4"];
  expect(paths({ tiers: [["3"], ["1"]] }, best(2, true), ids)).toEqual([]);
  expect(paths({ tiers: [["3", "1"]] }, best(2, true), ids)).toEqual([]);
  expect(paths({ tiers: [["3", "1"]] }, best(2, false), ids)).toEqual(["tiers"]);
  expect(paths({ tiers: [["3"]] }, best(2, true), ids)).toEqual(["tiers"]);
  expect(paths({ tiers: [["3"], ["1"]] }, best(null, true), ids)).toEqual(["tiers"]);
  expect(paths({ tiers: [["2"], ["1"]] }, best(8, true), ["1", "2"])).toEqual([]);
});
