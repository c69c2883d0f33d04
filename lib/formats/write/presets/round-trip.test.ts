import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { PresetName } from "@/lib/domain/dataset/export";
import type { Message } from "@/lib/domain/message";
import { fileOf, readAll } from "../../read/testing";
import type { JudgmentRecord, PromptRecord, ResponseRecord } from "../../record";
import type { ContentShape } from "../preset";
import type { Units } from "../unit";
import { presetOf } from ".";
import { contextFor, jsonb, pairFor, unitsOf } from "./testing";

const text = fc
  .string({ unit: "grapheme", minLength: 1, maxLength: 40 })
  .filter((one) => !one.includes("\0"));
const says = (role: "user" | "assistant", content: Message["content"]): Message => ({ role, content });

/** Turns that a user ends, with a system turn or not. */
const conversation = fc
  .tuple(fc.option(text), fc.array(fc.tuple(text, text), { maxLength: 2 }), text)
  .map(([system, turns, last]): Message[] => [
    ...(system === null ? [] : [{ role: "system" as const, content: system }]),
    ...turns.flatMap(([asked, said]) => [says("user", asked), says("assistant", said)]),
    says("user", last),
  ]);
const single = text.map((asked): Message[] => [says("user", asked)]);
const answer = text.map((said): Message[] => [says("assistant", said)]);

/** A call with its result, then an answer; the first turn has no text. */
const called = fc.tuple(text, text, text, text).map(([name, argument, result, said]): Message[] => [
  {
    role: "assistant",
    content: "",
    toolCalls: [{ id: "c1", type: "function", function: { name, arguments: JSON.stringify({ argument }) } }],
  },
  { role: "tool", content: result, toolCallId: "c1", name },
  says("assistant", said),
]);
const picture = fc
  .tuple(text, text, fc.option(text, { nil: undefined }))
  .map(([asked, data, alt]): Message[] => [
    says("user", [
      { type: "text", text: asked },
      {
        type: "image",
        image: `data:image/png;base64,${btoa(encodeURIComponent(data))}`,
        ...(alt ? { alt } : {}),
      },
    ]),
  ]);

/** Everything an import learns of one row, with the better answer apart. */
async function readBack(lines: readonly string[]) {
  const { records, problems } = await readAll([fileOf("train.jsonl", lines.join("\n"))]);
  expect(problems).toEqual([]);
  const prompts = records.filter((one): one is PromptRecord => one.type === "prompt");
  const responses = records.filter((one): one is ResponseRecord => one.type === "response");
  const judgments = records.filter((one): one is JudgmentRecord => one.type === "judgment");
  const best = judgments[0]?.answer.tiers[0]?.[0];
  return {
    prompt: prompts.at(-1)?.messages,
    better: responses.find(({ responseKey }) => responseKey === best)?.messages,
    worse: responses.find(({ responseKey }) => judgments[0]?.answer.tiers[1]?.includes(responseKey))
      ?.messages,
    judgment: judgments[0],
    promptRecord: prompts.at(-1),
  };
}

const plain = { tools: false, images: false };
/** As a unit has them: a JSON string of the tools' JSON. */
const tools = JSON.stringify('[{"type": "function", "function": {"name": "f"}}]');

function write(preset: PresetName, shape: ContentShape, messages: [Message[], Message[], Message[]]) {
  const { unit, lines } = presetOf(preset);
  return lines(unitsOf(pairFor(...messages))[unit] as Units[typeof unit], contextFor(shape).context);
}

/** What each preset that carries a pair can carry: prompts and answers of these kinds come back as they went. */
const carried: [PresetName, ContentShape, fc.Arbitrary<Message[]>, fc.Arbitrary<Message[]>][] = [
  ["preference", plain, conversation, answer],
  ["preference", { tools: true, images: false }, conversation, called],
  ["preference", { tools: false, images: true }, picture, answer],
  ["preference-implicit", plain, conversation, answer],
  ["preference-implicit", { tools: true, images: false }, conversation, called],
  [
    "preference-strings",
    plain,
    fc.oneof(
      single,
      fc.tuple(text, single).map(([content, turns]): Message[] => [{ role: "system", content }, ...turns]),
    ),
    answer,
  ],
  ["preference-llamafactory", plain, conversation, answer],
  ["preference-swift", plain, conversation, answer],
  ["preference-nemo", plain, conversation, answer],
  ["preference-nemo", { tools: true, images: false }, conversation, called],
  ["preference-openai", plain, conversation, answer],
  ["rewardbench", plain, single, answer],
  ["helpsteer", plain, conversation, answer],
  ["best-of-n", plain, single, answer],
  ["judgments", plain, conversation, answer],
  ["judgments", { tools: true, images: false }, conversation, called],
  ["judgments", { tools: true, images: true }, picture, fc.oneof(answer, called)],
];

describe("what a preset can carry comes back through the importer", () => {
  test.each(carried)("%s %o", async (preset, shape, prompts, answers) => {
    await fc.assert(
      fc.asyncProperty(prompts, answers, answers, async (asked, better, worse) => {
        fc.pre(jsonb(better) !== jsonb(worse));
        const back = await readBack(write(preset, shape, [asked, better, worse]));
        expect(back.prompt).toEqual(asked);
        expect(back.better).toEqual(better);
        expect(back.worse).toEqual(worse);
      }),
      { numRuns: 40 },
    );
  });

  test("transcripts and trees, whose speakers are words", async () => {
    const word = text.filter((one) => !/\n/.test(one) && one.trim() === one);
    const turns = fc.array(fc.tuple(word, word), { maxLength: 2 });
    await fc.assert(
      fc.asyncProperty(turns, word, word, word, async (before, last, good, bad) => {
        fc.pre(good !== bad);
        const asked = [
          ...before.flatMap(([a, b]) => [says("user", a), says("assistant", b)]),
          says("user", last),
        ];
        const [better, worse] = [[says("assistant", good)], [says("assistant", bad)]];
        for (const preset of ["preference-transcript", "oasst"] as const) {
          const back = await readBack(write(preset, plain, [asked, better, worse]));
          expect(back).toMatchObject({ prompt: asked, better, worse });
        }
      }),
      { numRuns: 40 },
    );
  });

  test("tools come back where the rows have a place for them", async () => {
    const asked = [says("user", "a")];
    const unit = { ...pairFor(asked, [says("assistant", "b")], [says("assistant", "c")]), tools };
    for (const preset of ["preference", "preference-implicit", "judgments"] as const) {
      const { unit: kind, lines } = presetOf(preset);
      const own = unitsOf(unit)[kind] as Units[typeof kind];
      const { promptRecord } = await readBack(lines(own, contextFor({ tools: true, images: false }).context));
      expect(promptRecord?.tools, preset).toBe(JSON.parse(tools));
    }
  });

  test("judgments keep demonstrations, fractions of a score, and who spoke", async () => {
    const asked: Message[] = [{ ...says("user", "a"), name: "Ada" }];
    const { judgment: unit } = unitsOf(pairFor(asked, [says("assistant", "b")], [says("assistant", "c")]));
    const written = [says("assistant", "the ideal answer")];
    const given = {
      ...unit,
      comparison: "demonstration",
      responses: "[]",
      presentedOrder: "null",
      tiers: "[]",
      strength: "null",
      scores: "{}",
      flags: '{"prompt": [], "responses": {}}',
      demonstration: jsonb(written),
    };
    const { lines } = presetOf("judgments");
    const { context } = contextFor({ tools: true, images: false });
    const demonstrated = await readBack(lines(given, context));
    expect(demonstrated.prompt).toEqual(asked);
    expect(demonstrated.judgment).toMatchObject({
      comparison: "demonstration",
      responseKeys: [],
      answer: { demonstration: written },
    });
    const rated = { ...given, comparison: "rating", responses: unit.responses, demonstration: "null" };
    const [line] = lines({ ...rated, scores: '{"c": {"penalty": 0.1, "overall": 2}}' }, context);
    expect(line).toContain('"score":0.1},');
    expect(line).toContain('"score":2.0}');
    expect((await readBack([line ?? ""])).judgment?.answer.scores).toEqual({
      c: { penalty: 0.1, overall: 2 },
    });
  });

  test("judgments keep empty turns, scores, flags, order, strength and words", async () => {
    const lines = write("judgments", plain, [
      [says("user", "")],
      [says("assistant", "")],
      [says("assistant", "b")],
    ]);
    const { judgment, better, promptRecord } = await readBack(lines);
    expect(better).toEqual([says("assistant", "")]);
    expect(promptRecord).toMatchObject({ externalId: "p1", tags: ["x"], language: "en" });
    expect(judgment).toMatchObject({
      responseKeys: ["r", "c"],
      orderKnown: true,
      createdAt: "2026-01-02T03:04:05.678Z",
      durationMs: 5,
      answer: {
        tiers: [["c"], ["r"]],
        strength: 2,
        scores: { c: { overall: 5 } },
        flags: { prompt: ["odd"], responses: { r: ["unsafe"] } },
        rationale: "because",
        rewrite: null,
      },
    });
  });
});
