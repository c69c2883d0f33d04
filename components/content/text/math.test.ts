import { expect, test } from "vitest";
import { normaliseMath } from "./math";

test.each([
  "It costs $5 and $10.",
  "between $5-$10, or US$3 (about $4)",
  "$100/$200",
  "echo $HOME/$USER; PATH=$PATH",
  "Save $1,000 a year; that is $83.33 a month.",
  "`$x$` and\n\n```sh\nfor i in $(ls); do echo $i$j; done\n```",
  "just $ signs $ here $",
  "a \\$x\\$ b",
  "f\\(x with no end",
  "no mathematics",
])("no mathematics: %s", (text) => {
  expect(normaliseMath(text)).toBeNull();
});

test.each([
  ["The area is $\\pi r^2$.", "The area is $\\pi r^2$."],
  ["$5 and $10, but $x_1$", "\\$5 and \\$10, but $x_1$"],
  ["\\(a+b\\) is \\(c\\)", "$a+b$ is $c$"],
  ["$n$-th of $2n$ items", "$n$-th of $2n$ items"],
  ["code `\\(x\\)` and \\(y\\)", "code `\\(x\\)` and $y$"],
  ["\\[ x = 1 \\]", "$$\nx = 1\n$$"],
  ["So \\[x\\] holds", "So \n$$\nx\n$$\nholds"],
  ["$$E=mc^2$$", "$$\nE=mc^2\n$$"],
  ["$$\na\\\\\nb\n$$\nafter", "$$\na\\\\\nb\n$$\nafter"],
  ["1. first\n   \\[\n   x\n   \\]\n2. second", "1. first\n   $$\n   x\n   $$\n2. second"],
  ["- \\[x\\]", "- $$\n  x\n  $$"],
  ["> $$x$$", "> $$\n> x\n> $$"],
  ["| a |\n|---|\n| $$x$$ |", "| a |\n|---|\n| $x$ |"],
  ["\\begin{align}a&=b\\end{align}", "$$\n\\begin{align}a&=b\\end{align}\n$$"],
])("as the parser knows it: %s", (text, expected) => {
  expect(normaliseMath(text)).toBe(expected);
});
