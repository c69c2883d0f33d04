import { expect, test } from "vitest";
import { emptyAnswer } from "@/lib/domain/judgment";
import { addTurn, removeTurn, turnsOf, writeTurn } from "./turns";

test("turns alternate, can be taken back, and nothing written is nothing said", () => {
  const one = writeTurn(emptyAnswer, 0, "Yes.");
  const three = writeTurn(addTurn(writeTurn(addTurn(one), 1, "Why?")), 2, "Because.");
  expect(three.demonstration).toEqual([
    { role: "assistant", content: "Yes." },
    { role: "user", content: "Why?" },
    { role: "assistant", content: "Because." },
  ]);
  expect(removeTurn(removeTurn(removeTurn(three)))).toEqual(one);
  expect(writeTurn(one, 0, "")).toEqual(emptyAnswer);
  expect(turnsOf(emptyAnswer)).toEqual([{ role: "assistant", content: "" }]);
});
