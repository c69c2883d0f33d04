import { expect, test } from "vitest";
import { type Diff, diffTexts, wordsOf } from "./word-diff";

const sides = (diff: Diff) =>
  diff.rows.map((row) =>
    row.kind === "same"
      ? row.text
      : [row.first, row.second].map((side) =>
          side.map((span) => (span.isOwn ? `[${span.text}]` : span.text)).join(""),
        ),
  );
const whole = (diff: Diff, side: "first" | "second") =>
  diff.rows
    .map((row) => (row.kind === "same" ? row.text : row[side].map(({ text }) => text).join("")))
    .join("");

test("lines that are the same stay one, others are told apart by words", () => {
  const diff = diffTexts("One line.\nThe cat sat.\n", "One line.\nThe dog sat.\n", 1_000);
  expect(sides(diff)).toEqual(["One line.\n", ["The [cat] sat.\n", "The [dog] sat.\n"]]);
  expect(diff.shared).toBeCloseTo(8 / 10);
});

test("Chinese is told apart by words, not by sentences", () => {
  expect(wordsOf("我喜欢北京")).toEqual(["我", "喜欢", "北京"]);
  expect(sides(diffTexts("我喜欢北京。", "我喜欢上海。", 1_000))).toEqual([
    ["我喜欢[北京]。", "我喜欢[上海]。"],
  ]);
});

test("changes with only spaces between them are one change", () => {
  expect(sides(diffTexts("a big red house", "a small blue house", 1_000))).toEqual([
    ["a [big red] house", "a [small blue] house"],
  ]);
});

test("nothing of either text is lost, whatever they are", () => {
  const texts = ["", "a", "a\n\nb\n", "x y z\n\n\nq", "b\na\n\n", "日本語。\n", "a, b, c", "😀😀 a\n"];
  for (const first of texts)
    for (const second of texts) {
      const diff = diffTexts(first, second, 1_000);
      expect(whole(diff, "first")).toBe(first);
      expect(whole(diff, "second")).toBe(second);
    }
});

test("the same text is shared whole, an empty pair too", () => {
  expect(diffTexts("a b", "a b", 1_000).shared).toBe(1);
  expect(diffTexts("", "", 1_000).shared).toBe(1);
  expect(diffTexts("a b", "c d", 1_000).shared).toBe(0);
});

test("without time it is told by lines, and says so", () => {
  const words = (seed: number) =>
    Array.from({ length: 3_000 }, (_, index) => `w${(index * seed) % 997}`).join(" ");
  const diff = diffTexts(words(7), words(11), 0);
  expect(diff.isCoarse).toBe(true);
  expect(whole(diff, "first")).toBe(words(7));
});
