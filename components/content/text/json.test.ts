import { expect, test } from "vitest";
import { formatJson } from "./json";

test("JSON is laid out over lines, and nothing else about it changes", () => {
  expect(formatJson('{"a":1,"b":[1,2.50,{}],"c":"x, {y}: \\"z\\"","d":[]}')).toBe(
    '{\n  "a": 1,\n  "b": [\n    1,\n    2.50,\n    {}\n  ],\n  "c": "x, {y}: \\"z\\"",\n  "d": []\n}',
  );
  expect(formatJson('{"n":12345678901234567890,"n":2}')).toBe('{\n  "n": 12345678901234567890,\n  "n": 2\n}');
  expect(formatJson(" true ")).toBe("true");
});

test("what is no JSON is left to whoever asked", () => {
  expect(formatJson("{'a': 1}")).toBeNull();
  expect(formatJson('{"a": 1')).toBeNull();
  expect(formatJson("")).toBeNull();
});
