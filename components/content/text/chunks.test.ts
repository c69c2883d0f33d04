import { expect, test } from "vitest";
import { chunkLines, chunkMarkdown, isPathological } from "./chunks";

const paragraph = (index: number) => `Paragraph ${index} has some words in it. ${"And more. ".repeat(20)}`;
const many = (count: number) => Array.from({ length: count }, (_, index) => paragraph(index)).join("\n\n");

test("a short text stays whole, a long one is cut between blocks and loses nothing", () => {
  expect(chunkMarkdown("# a\n\nb")).toEqual(["# a\n\nb"]);
  const text = many(400);
  const chunks = chunkMarkdown(text);
  expect(chunks.length).toBeGreaterThan(10);
  expect(chunks.join("")).toBe(text);
  for (const chunk of chunks) expect(chunk).toMatch(/^Paragraph \d+ has/);
  expect(Math.max(...chunks.map((chunk) => chunk.length))).toBeLessThan(12_000);
});

test("code, formulas and list items are not cut apart", () => {
  const code = `\`\`\`py\n${"x = 1\n\n".repeat(3_000)}\`\`\`\n`;
  const math = `$$\n${"a &= b \\\\\n".repeat(900)}$$\n`;
  const item = `- item\n\n${"  its second paragraph\n\n".repeat(300)}`;
  for (const block of [code, math, item]) {
    const chunks = chunkMarkdown(`${many(30)}\n\n${block}\n\n${many(30)}`);
    expect(chunks.filter((chunk) => chunk.includes(block.trimEnd()))).toHaveLength(1);
  }
});

test("endless code is continued as code, an endless table under its head", () => {
  const code = chunkMarkdown(`\`\`\`js\n${"let x = 1;\n".repeat(60_000)}`);
  expect(code.length).toBeGreaterThan(1);
  for (const chunk of code) expect(chunk.startsWith("```js\n")).toBe(true);
  const table = chunkMarkdown(`| a | b |\n|---|---|\n${"| some cell | other cell |\n".repeat(2_000)}`);
  expect(table.length).toBeGreaterThan(2);
  for (const chunk of table) expect(chunk.startsWith("| a | b |\n|---|---|\n| some")).toBe(true);
});

test("one endless line is cut at spaces, and never through a character", () => {
  const words = "word ".repeat(20_000);
  expect(chunkMarkdown(words).join("")).toBe(words);
  const emoji = "😀".repeat(20_000);
  const chunks = chunkMarkdown(emoji);
  expect(chunks.join("")).toBe(emoji);
  for (const chunk of chunks) expect([...chunk].every((character) => character === "😀")).toBe(true);
  expect(chunkLines(emoji).join("")).toBe(emoji);
});

test("definitions go along with what refers to them", () => {
  const chunks = chunkMarkdown(
    `See [the paper][p] and this.[^1]\n\n${many(200)}\n\n[p]: https://a.example\n[^1]: A note.\n`,
  );
  expect(chunks.length).toBeGreaterThan(2);
  expect(chunks[0]).toContain("[p]: https://a.example");
  expect(chunks[0]).toContain("[^1]: A note.");
  expect(chunks[1]).not.toContain("A note.");
});

test("what would overwhelm a browser is told apart from what people write", () => {
  expect(isPathological("> ".repeat(400))).toBe(true);
  expect(isPathological("1. ".repeat(400))).toBe(true);
  expect(isPathological("**a ".repeat(3_000))).toBe(true);
  expect(isPathological("[".repeat(3_000))).toBe(true);
  expect(isPathological("*".repeat(1_000))).toBe(true);
  expect(isPathological(`${many(5)}\n> > quoted *twice*\n- - a\n${"- [ ] **do** *it*\n".repeat(300)}`)).toBe(
    false,
  );
});
