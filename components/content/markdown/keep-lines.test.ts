import { expect, test } from "vitest";
import { keepLines } from "./keep-lines";

const text = (value: string) => ({ type: "text", value });
const line = { type: "break" };

test("soft line breaks become breaks, anywhere in a paragraph", () => {
  const tree = {
    type: "root",
    children: [
      {
        type: "paragraph",
        children: [text("a\n b"), { type: "strong", children: [text("c\nd")] }, text("\ne")],
      },
    ],
  };
  keepLines()(tree);
  expect(tree.children[0]?.children).toStrictEqual([
    text("a"),
    line,
    text("b"),
    { type: "strong", children: [text("c"), line, text("d")] },
    line,
    text("e"),
  ]);
});

test("HTML is text with its lines; code is not touched", () => {
  const code = { type: "code", value: "x\ny" };
  const tree = { type: "root", children: [{ type: "html", value: "<div>\n</div>" }, code] };
  keepLines()(tree);
  expect(tree.children).toStrictEqual([
    { type: "paragraph", children: [text("<div>"), line, text("</div>")] },
    code,
  ]);
  expect(Object.keys(code)).toEqual(["type", "value"]);
});
