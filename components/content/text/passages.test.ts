import { expect, test } from "vitest";
import { splitPassages } from "./passages";

const short = (text: string) =>
  splitPassages(text).map(({ kind, text: own, isClosed }) => `${kind}${isClosed ? "" : " …"}: ${own.trim()}`);

test("a reasoning trace is set apart, even one that was cut off or opened by the template", () => {
  expect(short("<think>a\nb</think>\n\nSo: c")).toEqual(["thinking: a\nb", "text: So: c"]);
  expect(short("Well. <think>endless")).toEqual(["text: Well.", "thinking …: endless"]);
  expect(short("hm, 4?\n</think>\nIt is 4.")).toEqual(["thinking: hm, 4?", "text: It is 4."]);
  expect(short("<Thinking>a</THINKING>b<think>c</think>d")).toEqual([
    "thinking: a",
    "text: b",
    "thinking: c",
    "text: d",
  ]);
});

test("tags inside code are what the text is about", () => {
  const spoken = "Put it between `<think>` and `</think>`:\n\n```xml\n<think>x</think>\n```\n\nDone.";
  expect(short(spoken)).toEqual([`text: ${spoken}`]);
  expect(short("``a ` <think> b``")).toEqual(["text: ``a ` <think> b``"]);
});

test("a fence left open in a trace does not swallow the answer", () => {
  expect(short("<think>\n```py\nprint(1)\n</think>\nAnswer")).toEqual([
    "thinking: ```py\nprint(1)",
    "text: Answer",
  ]);
});

test("tool calls written as tags are set apart", () => {
  expect(short('<tool_call>{"name":"f"}</tool_call><tool_response>1</tool_response>ok')).toEqual([
    'tool-call: {"name":"f"}',
    "tool-result: 1",
    "text: ok",
  ]);
});

test("nothing is lost or doubled", () => {
  expect(splitPassages("plain")).toEqual([{ kind: "text", text: "plain", isClosed: true }]);
  expect(splitPassages("")).toEqual([]);
  expect(short("<think></think>a")).toEqual(["thinking: ", "text: a"]);
});
