import { describe, expect, it } from "vitest";
import { Findings } from "../../finding";
import type { Lint } from "../lint";
import { lintOptionsSchema } from "../options";
import { findPersonalData } from "./find-personal-data";
import { modelNames } from "./model-names";
import { mojibake } from "./mojibake";
import { truncatedResponses } from "./truncated-responses";

const kinds = (text: string) => findPersonalData(text).map((found) => found.what);

describe("personal data", () => {
  // The card numbers are the payment networks' published test numbers; the identity number is the example in GB 11643-1999.
  it.each([
    ["write to jane_doe+x@mail.acme.co.uk", "email"],
    ["王先生的邮箱是wang@qq.com。", "email"],
    ["4242-4242-4242-4242", "card"],
    ["3782 822463 10005", "card"],
    ["身份证号 11010519491231002X，", "chinese_id"],
    ["手机13800138000", "phone"],
    ["call +49 (30) 123456-78", "phone"],
    ["(415) 555-2671", "phone"],
    ["from 8.8.8.8 it came", "ip"],
  ])("is found in %j", (text, what) => {
    expect(kinds(text)).toEqual([what]);
  });

  it.each([
    "someone@example.com, a@b",
    "4242 4242 4242 4243",
    "110105194912310021",
    "192.168.0.1 and 127.0.0.1, version 1.2.3.4, 300.1.1.1",
    "In 2023 there were 1,234,567 of them, 3.14159265358979 exactly, $1234567",
    "1234567890123",
    "2024-01-15 10:30:45",
  ])("is not seen in %j", (text) => {
    expect(kinds(text)).toEqual([]);
  });

  it("is never shown whole", () => {
    expect(findPersonalData("jane.doe@acme.io")[0]?.masked).toBe("ja••••••••••••io");
  });
});

/** What a check of texts says of one response. */
function findingsOf(lint: Lint, text: string, models: string[] = [], finishReason = "") {
  const findings = new Findings();
  const response = { id: "r", model: "m", text, finishReason };
  const prompt = { id: "p", split: "train", splitGroup: "p", text: "", pairs: [], judgments: [] } as const;
  lint
    .start({ options: lintOptionsSchema.parse({}), models })
    .see({ ...prompt, responses: new Map([["r", response]]) }, findings);
  return findings.rows.map((row) => row.what);
}

it("names of models are found, as words only", () => {
  expect(findingsOf(modelNames, "As an AI language model created by OpenAI, I")).toEqual(["introduction"]);
  expect(findingsOf(modelNames, "作为一个由百度开发的人工智能语言模型，我")).toEqual(["introduction"]);
  expect(findingsOf(modelNames, "I'm Claude, and I am happy to help")).toEqual(["introduction"]);
  expect(findingsOf(modelNames, "Ask plover-1.5 instead", ["Plover-1.5"])).toEqual(["model"]);
  expect(findingsOf(modelNames, "plovers are birds; the herons too", ["plover", "heron"])).toEqual([]);
  expect(findingsOf(modelNames, "As an AI, I have no opinion of the unknown.", ["unknown"])).toEqual([]);
});

it("broken encodings are found, foreign languages are not", () => {
  for (const text of ["CafÃ© au lait", "itâ€™s", "a\uFFFDb", "锟斤拷"])
    expect(findingsOf(mojibake, text), text).toEqual(["response"]);
  for (const text of ["Ünïcödé", "São Paulo, AÇÃO", "naïve café", "中文", "â la carte"])
    expect(findingsOf(mojibake, text), text).toEqual([]);
});

it("empty and truncated responses are found, with why", () => {
  expect(findingsOf(truncatedResponses, " \n ")).toEqual(["empty"]);
  expect(findingsOf(truncatedResponses, "All.", [], "length")).toEqual(["cut_by_length"]);
  expect(findingsOf(truncatedResponses, "```js\nlet a = 1")).toEqual(["open_code"]);
  expect(findingsOf(truncatedResponses, `${"Word after word. ".repeat(40)}and then the`)).toEqual([
    "open_sentence",
  ]);
  expect(findingsOf(truncatedResponses, `${"一句又一句。".repeat(80)}`)).toEqual([]);
  expect(findingsOf(truncatedResponses, "Yes")).toEqual([]);
});
