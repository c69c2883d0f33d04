import fc from "fast-check";
import { expect, test } from "vitest";
import { styleOf } from "./response-style";

test("headings, list items, bold runs and code blocks are counted outside of code", () => {
  const text = [
    "# One",
    "Some **bold** and __more__ and 2 ** 3 ** 4.",
    "- first",
    "  * second **third**",
    "3. fourth",
    "```sh",
    "# not a heading",
    "- not an item **nor bold**",
    "```",
    "#hashtag",
    "~~~~",
    "```",
    "~~~~",
    "###### Six",
  ].join("\n");
  expect(styleOf(text)).toEqual({ length: text.length, headings: 2, lists: 3, bold: 3, codeBlocks: 2 });
});

test("length is in code points, as PostgreSQL and the import count it", () => {
  expect(styleOf("a😀中").length).toBe(3);
  expect(styleOf("")).toEqual({ length: 0, headings: 0, lists: 0, bold: 0, codeBlocks: 0 });
  const text = fc.array(fc.constantFrom("a", "中", "😀", "\n", "*")).map((parts) => parts.join(""));
  fc.assert(fc.property(text, (value) => styleOf(value).length === [...value].length));
});

test("a long hostile line is counted in time that grows with its length", () => {
  const { bold, lists } = styleOf(`${"**".repeat(100_000)}${"__a".repeat(100_000)}${" ".repeat(100_000)}`);
  expect(lists).toBe(0);
  expect(bold).toBeGreaterThanOrEqual(0);
});
