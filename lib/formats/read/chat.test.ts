import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Message } from "@/lib/domain/message";
import { fileOf, readAll } from "./testing";

/** Conversations as other programs spell them: tool calls, pictures, roles. Nothing of them is lost without a word. */

const png = "data:image/png;base64,iVBORw0KGgo=";

async function readPrompt(messages: unknown, more: object = {}) {
  const row = { type: "prompt", id: "p1", messages, ...more };
  const { records, problems } = await readAll([fileOf("rows.jsonl", JSON.stringify(row))]);
  const [record] = records;
  return { problems, messages: record?.type === "prompt" ? record.messages : undefined, record };
}

describe("a message in another spelling", () => {
  const spellings: [string, object, Message][] = [
    [
      "OpenAI's tool calls",
      {
        role: "assistant",
        content: null,
        tool_calls: [{ id: "c1", type: "function", function: { name: "f", arguments: '{"a": 1}' } }],
      },
      {
        role: "assistant",
        content: "",
        toolCalls: [{ id: "c1", type: "function", function: { name: "f", arguments: '{"a": 1}' } }],
      },
    ],
    [
      "arguments as an object, no content, no id",
      { role: "assistant", tool_calls: [{ function: { name: "f", arguments: { a: 1 } } }] },
      {
        role: "assistant",
        content: "",
        toolCalls: [{ type: "function", function: { name: "f", arguments: '{"a":1}' } }],
      },
    ],
    [
      "OpenAI's older function call",
      { role: "assistant", content: null, function_call: { name: "f", arguments: "{}" } },
      {
        role: "assistant",
        content: "",
        toolCalls: [{ type: "function", function: { name: "f", arguments: "{}" } }],
      },
    ],
    [
      "a tool's result",
      { role: "tool", tool_call_id: "c1", name: "f", content: "2" },
      { role: "tool", content: "2", name: "f", toolCallId: "c1" },
    ],
    [
      "nulls that a loader filled in",
      { role: "user", content: "hi", name: null, tool_calls: null, tool_call_id: null },
      { role: "user", content: "hi" },
    ],
    [
      "image_url parts",
      {
        role: "user",
        content: [
          { type: "text", text: "what?" },
          { type: "image_url", image_url: { url: png, detail: "high" } },
          { type: "input_image", image_url: "https://example.org/bird.png" },
        ],
      },
      {
        role: "user",
        content: [
          { type: "text", text: "what?" },
          { type: "image", image: png },
          { type: "image", image: "https://example.org/bird.png" },
        ],
      },
    ],
    [
      "a base64 source",
      {
        role: "user",
        content: [
          { type: "image", source: { type: "base64", media_type: "image/png", data: "iVBORw0KGgo=" } },
        ],
      },
      { role: "user", content: [{ type: "image", image: png }] },
    ],
    ["from and value", { from: "human", value: "hi" }, { role: "user", content: "hi" }],
    [
      "a developer's turn",
      { role: "developer", content: "be brief" },
      { role: "system", content: "be brief" },
    ],
  ];
  test.each(spellings)("%s", async (_, given, expected) => {
    const { messages, problems } = await readPrompt([given]);
    expect(problems).toEqual([]);
    expect(messages).toEqual([expected]);
  });

  test("tools may be a list", async () => {
    const tools = [{ type: "function", function: { name: "f" } }];
    expect((await readPrompt([{ role: "user", content: "hi" }], { tools })).record).toMatchObject({
      tools: JSON.stringify(tools),
    });
  });
});

describe("what has no place here is refused with file, line and field", () => {
  const image = (part: object) => [{ role: "user", content: [part] }];
  const refused: [string, unknown, string][] = [
    ["a recording", [{ role: "assistant", content: "", audio: { id: "a" } }], "messages.0.audio"],
    [
      "a recorded part",
      image({ type: "input_audio", input_audio: { data: "x" } }),
      "messages.0.content.0.type",
    ],
    [
      "thoughts",
      [{ role: "assistant", content: "a", reasoning_content: "b" }],
      "messages.0.reasoning_content",
    ],
    [
      "a refusal beside the text",
      [{ role: "assistant", content: null, refusal: "no" }],
      "messages.0.refusal",
    ],
    [
      "a path of what is no picture",
      image({ type: "image", image: "birds/1.txt" }),
      "messages.0.content.0.image",
    ],
    [
      "a script for a picture",
      image({ type: "image_url", image_url: "javascript:0" }),
      "messages.0.content.0.image",
    ],
    ["an image part without one", image({ type: "image_url" }), "messages.0.content.0.image"],
    [
      "a call without arguments",
      [{ role: "assistant", content: "", tool_calls: [{ function: { name: "f" } }] }],
      "messages.0.tool_calls.0.arguments",
    ],
    ["an unknown role", [{ role: "narrator", content: "a" }], "messages.0.role"],
  ];
  test.each(refused)("%s", async (_, messages, field) => {
    const { problems } = await readPrompt(messages);
    expect(problems).toMatchObject([{ file: "rows.jsonl", line: 1, field }]);
  });

  test("more images than places for them", async () => {
    const row = { prompt: "a", chosen: "b", rejected: "c", images: [png] };
    const swift = {
      messages: [
        { role: "user", content: "<image>?" },
        { role: "assistant", content: "a" },
      ],
      rejected_response: "b",
      images: [png],
    };
    for (const one of [row, swift]) {
      const { problems } = await readAll([fileOf("rows.jsonl", JSON.stringify(one))]);
      expect(problems).toMatchObject([{ line: 1, field: "images" }]);
    }
  });
});

/** The same message as OpenAI's API has it. */
function openai({ role, content, name, toolCalls, toolCallId }: Message): object {
  return {
    role,
    content:
      typeof content === "string"
        ? content === "" && toolCalls
          ? null
          : content
        : content.map((part) =>
            part.type === "text"
              ? part
              : { type: "image_url", image_url: { url: part.image, detail: "auto" } },
          ),
    ...(name === undefined ? {} : { name }),
    ...(toolCalls === undefined ? {} : { tool_calls: toolCalls }),
    ...(toolCallId === undefined ? {} : { tool_call_id: toolCallId }),
  };
}

const text = fc.string({ unit: "grapheme", minLength: 1 }).filter((one) => !one.includes("\0"));
const part = fc.oneof(
  text.map((said) => ({ type: "text" as const, text: said })),
  fc.constantFrom(png, "https://example.org/a.png").map((image) => ({ type: "image" as const, image })),
);
const call = fc.record({
  id: text,
  type: fc.constant("function" as const),
  function: fc.record({ name: text, arguments: fc.json() }),
});
const message = fc.oneof(
  fc.record({ role: fc.constantFrom("system" as const, "user" as const), content: text }),
  fc.record({ role: fc.constant("user" as const), content: fc.array(part, { minLength: 1, maxLength: 4 }) }),
  fc.record({
    role: fc.constant("assistant" as const),
    content: fc.oneof(fc.constant(""), text),
    toolCalls: fc.array(call, { minLength: 1, maxLength: 3 }),
  }),
  fc.record({ role: fc.constant("tool" as const), content: text, toolCallId: text, name: text }),
);

test("any conversation says the same in both spellings", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(message, { minLength: 1, maxLength: 5 }), async (conversation) => {
      const own = await readPrompt(conversation);
      const theirs = await readPrompt(conversation.map(openai));
      expect([...own.problems, ...theirs.problems]).toEqual([]);
      expect(own.messages).toEqual(conversation);
      expect(theirs.messages).toEqual(conversation);
    }),
    { numRuns: 100 },
  );
});
