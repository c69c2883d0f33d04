import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { pairPresets } from ".";
import type { Pair } from "./pair";

/** A list of messages as PostgreSQL writes a jsonb: shorter keys first, a space after each colon and comma. */
function jsonb(...messages: [role: string, content: string][]): string {
  const list = messages.map(
    ([role, content]) => `{"role": ${JSON.stringify(role)}, "content": ${JSON.stringify(content)}}`,
  );
  return `[${list.join(", ")}]`;
}

const pair: Pair = {
  prompt: jsonb(["user", 'Say "hi"']),
  chosen: jsonb(["assistant", "你好"]),
  rejected: jsonb(["assistant", "No."]),
  margin: 1,
};
const turns: Pair = {
  ...pair,
  prompt: jsonb(["system", "Be brief"], ["user", "one"], ["assistant", "two"], ["user", "three"]),
};
const parsed = (line: string | null) => (line === null ? null : (JSON.parse(line) as unknown));
const user = { role: "user", content: 'Say "hi"' };
const good = { role: "assistant", content: "你好" };
const bad = { role: "assistant", content: "No." };

describe("each stack's row, as its loader reads it", () => {
  test("implicit", () => {
    expect(parsed(pairPresets.implicit(pair))).toEqual({
      chosen: [user, good],
      rejected: [user, bad],
      margin: 1,
    });
    expect(pairPresets.implicit(pair)).toContain('"margin":1.0');
  });
  test("LLaMA-Factory: answers are objects", () => {
    expect(parsed(pairPresets.llamafactory(pair))).toEqual({ messages: [user], chosen: good, rejected: bad });
  });
  test("ms-swift: the chosen answer ends the messages", () => {
    expect(parsed(pairPresets.swift(pair))).toEqual({
      messages: [user, good],
      rejected_response: "No.",
      margin: 1,
    });
  });
  test("NeMo-RL: rank 0 is the better", () => {
    expect(parsed(pairPresets.nemo(pair))).toEqual({
      context: [user],
      completions: [
        { rank: 0, completion: [good] },
        { rank: 1, completion: [bad] },
      ],
    });
  });
  test("OpenAI", () => {
    expect(parsed(pairPresets.openai(pair))).toEqual({
      input: { messages: [user], tools: [] },
      preferred_output: [good],
      non_preferred_output: [bad],
    });
  });
  test("transcripts", () => {
    expect(parsed(pairPresets.transcript(pair))).toEqual({
      chosen: '\n\nHuman: Say "hi"\n\nAssistant: 你好',
      rejected: '\n\nHuman: Say "hi"\n\nAssistant: No.',
    });
  });
  test("texts, with the system turn beside them", () => {
    const system = { ...pair, prompt: jsonb(["system", "Be brief"], ["user", "one"]) };
    expect(parsed(pairPresets.strings(system))).toEqual({
      system: "Be brief",
      input: "one",
      prompt: "one",
      chosen: "你好",
      rejected: "No.",
      margin: 1,
    });
  });
});

test("what a format cannot hold is left out, not bent", () => {
  const several = { ...pair, rejected: jsonb(["assistant", "a"], ["user", "b"], ["assistant", "c"]) };
  const left = (one: Pair) =>
    Object.entries(pairPresets)
      .filter(([, preset]) => preset(one) === null)
      .map(([name]) => name);
  expect(left(pair)).toEqual([]);
  expect(left(turns)).toEqual(["transcript", "strings"]);
  expect(left(several)).toEqual(["llamafactory", "openai", "strings"]);
  expect(parsed(pairPresets.swift(several))).toMatchObject({
    rejected_response: [{ content: "a" }, { content: "b" }, { content: "c" }],
  });
});

test("tool calls make an answer of several messages, however its JSON is spaced", () => {
  const called =
    '[{"role": "assistant", "content": "", "toolCalls": [{"id": "1", "name": "f", "arguments": "{}"}]}, {"name": "f", "role": "tool", "content": "2"}, {"role": "assistant", "content": "Two"}]';
  for (const one of [
    { ...pair, chosen: called },
    { ...pair, rejected: called },
  ]) {
    expect(pairPresets.llamafactory(one)).toBeNull();
    expect(pairPresets.openai(one)).toBeNull();
    expect(pairPresets.strings(one)).toBeNull();
    expect(pairPresets.transcript(one)).toBeNull();
    expect(parsed(pairPresets.nemo(one))).not.toBeNull();
  }
});

test("any text comes through every format as it is", () => {
  const text = fc.string({ unit: "grapheme" });
  fc.assert(
    fc.property(text, text, text, (asked, better, worse) => {
      const one: Pair = {
        prompt: jsonb(["user", asked]),
        chosen: jsonb(["assistant", better]),
        rejected: jsonb(["assistant", worse]),
        margin: 2,
      };
      const user = { role: "user", content: asked };
      expect(parsed(pairPresets.implicit(one))).toMatchObject({ chosen: [user, { content: better }] });
      expect(parsed(pairPresets.llamafactory(one))).toMatchObject({ rejected: { content: worse } });
      expect(parsed(pairPresets.swift(one))).toMatchObject({ rejected_response: worse });
      expect(parsed(pairPresets.nemo(one))).toMatchObject({ context: [user] });
      expect(parsed(pairPresets.openai(one))).toMatchObject({ preferred_output: [{ content: better }] });
      expect(parsed(pairPresets.transcript(one))).toEqual({
        chosen: `\n\nHuman: ${asked}\n\nAssistant: ${better}`,
        rejected: `\n\nHuman: ${asked}\n\nAssistant: ${worse}`,
      });
      expect(parsed(pairPresets.strings(one))).toMatchObject({
        input: asked,
        chosen: better,
        rejected: worse,
      });
      for (const preset of Object.values(pairPresets)) expect(preset(one)).not.toContain("\n");
    }),
  );
});
