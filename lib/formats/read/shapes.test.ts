import { describe, expect, test } from "vitest";
import type { ImportRecord } from "../record";
import { containersOf, fileOf, readAll } from "./testing";

/** Judgments in short: who said what, best first, `=` between equals. */
function said(records: readonly ImportRecord[]): string[] {
  return records.flatMap((record) =>
    record.type === "judgment"
      ? [`${record.annotator.name}: ${record.answer.tiers?.map((tier) => tier.join(" = ")).join(" > ")}`]
      : [],
  );
}

const texts = (records: readonly ImportRecord[]) =>
  records.flatMap((record) =>
    record.type !== "judgment" && record.messages
      ? [
          `${record.type === "prompt" ? "?" : record.model.name}: ${record.messages.map((one) => one.content).join(" / ")}`,
        ]
      : [],
  );

interface Example {
  format: string;
  name: string;
  rows: object[];
  texts: string[];
  said: string[];
}

const hi = { instruction: "Say hi", output_1: "hi", output_2: "no" };

const examples: Example[] = [
  {
    format: "Pair with votes by name (MT-bench, Chatbot Arena)",
    name: "votes.jsonl",
    rows: [
      { judge: "expert_1", model_a: "m1", model_b: "m2", question_id: 7, turn: 1, winner: "model_b" },
      { judge: "expert_2", model_a: "m1", model_b: "m2", question_id: 7, turn: 1, winner: "tie" },
      {
        judge: "author_0",
        model_a: "m2",
        model_b: "m1",
        question_id: 7,
        turn: 2,
        winner: "tie (inconsistent)",
      },
    ],
    texts: [],
    said: ["expert_1: m2 > m1", "expert_2: m1 = m2", "author_0: m2 = m1"],
  },
  {
    format: "Pair with one column per annotator (PandaLM)",
    name: "pairs.json",
    rows: [
      {
        idx: 1,
        cmp_key: "m1_m3",
        instruction: "Add",
        input: "1+1",
        response1: "3",
        response2: "2",
        annotator1: 2,
        annotator2: 1,
        annotator3: 0,
      },
    ],
    texts: ["?: Add\n\n1+1", "m1: 3", "m3: 2"],
    said: ["annotator1: m3 > m1", "annotator2: m1 > m3", "annotator3: m1 = m3"],
  },
  {
    format: "Ranking of K in one row (LLMZoo)",
    name: "rankings.jsonl",
    rows: [
      {
        question_id: 71,
        reviewer_id: "r1",
        order: [2, 2, 1, 4],
        metadata: { question: "Q", model_ids: ["m1", "m2", "m3", "m4"], answers: ["a", "b", "c", "d"] },
      },
    ],
    texts: ["?: Q", "m1: a", "m2: b", "m3: c", "m4: d"],
    said: ["r1: m3 > m1 = m2 > m4"],
  },
  {
    format: "Conversation trees (Open-Assistant)",
    name: "trees.jsonl",
    rows: [
      {
        message_tree_id: "t1",
        prompt: {
          message_id: "t1",
          role: "prompter",
          text: "hi",
          lang: "en",
          replies: [
            { message_id: "a", role: "assistant", text: "Hello", rank: 1, replies: [] },
            {
              message_id: "b",
              role: "assistant",
              text: "No",
              rank: 0,
              replies: [
                {
                  message_id: "c",
                  role: "prompter",
                  text: "why?",
                  replies: [{ message_id: "d", role: "assistant", text: "Because", rank: null, replies: [] }],
                },
              ],
            },
          ],
        },
      },
      { message_id: "t3", parent_id: null, role: "prompter", text: "root at top level", replies: [] },
    ],
    texts: [
      "?: hi",
      "human volunteer: Hello",
      "human volunteer: No",
      "?: hi / No / why?",
      "human volunteer: Because",
    ],
    said: ["volunteers (merged): b > a"],
  },
];

describe.each(examples)("$format", (example) => {
  test.each(Object.entries(containersOf(example.rows)))("is read from %s", async (_, content) => {
    const { format, records, problems } = await readAll([fileOf(example.name, content)]);
    expect(problems).toEqual([]);
    expect(format).toBe(example.format);
    expect(texts(records)).toEqual(example.texts);
    expect(said(records)).toEqual(example.said);
  });
});

/** Two responses of unknown origin are told apart by their texts. */
function winners(records: readonly ImportRecord[]): string[] {
  const text = new Map(
    records.flatMap((record) =>
      record.type === "response"
        ? [[record.responseKey, String(record.messages?.[0]?.content)] as const]
        : [],
    ),
  );
  return records.flatMap((record) =>
    record.type === "judgment"
      ? [
          `${record.annotator.name}: ${record.answer.tiers?.map((tier) => tier.map((key) => text.get(key)).join(" = ")).join(" > ")}`,
        ]
      : [],
  );
}

test("pairs with one row per annotator: 1, 2, 1.5, 0, a fraction, and not judged", async () => {
  const values = [1, 2, 1.5, 0, 1.2, null];
  const rows = values.map((preference, index) => ({ ...hi, preference, annotator_index: index }));
  const { format, records, problems } = await readAll([fileOf("x.json", JSON.stringify(rows))]);
  expect(format).toBe("Pair, one row per annotator (AlpacaFarm)");
  expect(problems).toEqual([]);
  expect(winners(records)).toEqual([
    "annotator 0: hi > no",
    "annotator 1: no > hi",
    "annotator 2: hi = no",
    "annotator 3: hi = no",
    "annotator 4: hi > no",
  ]);
});

test("pairs with a gold label: LLMBar's 1 and 2, Auto-J's 0, 1 and 2", async () => {
  const llmbar = [1, 2].map((label) => ({ input: "Say hi", output_1: "hi", output_2: "no", label }));
  const first = await readAll([fileOf("llmbar.json", JSON.stringify(llmbar))]);
  expect(first.format).toBe("Pair with a gold label (LLMBar, Auto-J)");
  expect(winners(first.records)).toEqual(["gold label: hi > no", "gold label: no > hi"]);
  const autoJ = [0, 1, 2].map((label) => ({
    prompt: "Say hi",
    "response 1": "hi",
    "response 2": "no",
    label,
  }));
  const second = await readAll([fileOf("autoj.jsonl", autoJ.map((row) => JSON.stringify(row)).join("\n"))]);
  expect(winners(second.records)).toEqual([
    "gold label: hi > no",
    "gold label: no > hi",
    "gold label: hi = no",
  ]);
});

test("chosen and rejected: transcripts are cut where they part, message lists too", async () => {
  const rows = [
    { chosen: "\n\nHuman: hi\n\nAssistant: Hello!", rejected: "\n\nHuman: hi\n\nAssistant: No." },
    {
      chosen: "\n\nHuman: a\n\nAssistant: b\n\nHuman: c\n\nAssistant: d",
      rejected: "\n\nHuman: a\n\nAssistant: b\n\nHuman: c\n\nAssistant: e",
    },
    {
      chosen: [
        { role: "user", content: "hey" },
        { role: "assistant", content: "Hello!" },
      ],
      rejected: [
        { role: "user", content: "hey" },
        { role: "assistant", content: "No." },
      ],
    },
    { prompt: "sum?", chosen: "2", rejected: "3" },
  ];
  const { format, records, problems } = await readAll([
    fileOf("train.jsonl", rows.map((row) => JSON.stringify(row)).join("\n")),
  ]);
  expect(format).toBe("Chosen and rejected (HH-RLHF transcripts, message lists, TRL)");
  expect(problems).toEqual([]);
  expect(texts(records).filter((text) => text.startsWith("?"))).toEqual([
    "?: hi",
    "?: a / b / c",
    "?: hey",
    "?: sum?",
  ]);
  expect(winners(records)).toEqual([
    "crowd: Hello! > No.",
    "crowd: d > e",
    "crowd: Hello! > No.",
    "crowd: 2 > 3",
  ]);
});

test("one file per model, joined: by text, by question id, with the model only in the file's name", async () => {
  const { format, records, problems } = await readAll([
    fileOf(
      "results/m1/model_outputs.json",
      JSON.stringify([{ dataset: "d", instruction: "Say hi", output: "hi", generator: "m1" }]),
    ),
    fileOf(
      "results/m2/model_outputs.json",
      JSON.stringify([{ dataset: "d", instruction: "Say hi", output: "hey" }]),
    ),
  ]);
  expect(format).toBe("One file per model (prompt and answer)");
  expect(problems).toEqual([]);
  expect(texts(records)).toEqual(["?: Say hi", "m1: hi", "?: Say hi", "m2: hey"]);
  const keys = records.map((record) => record.promptKey);
  expect(new Set(keys).size).toBe(1);
  const fastchat = await readAll([
    fileOf("question.jsonl", JSON.stringify({ question_id: 81, turns: ["first?", "second?"] })),
    fileOf(
      "model_answer/m3.jsonl",
      JSON.stringify({
        question_id: 81,
        model_id: "m3",
        choices: [{ index: 0, turns: ["first reply", "second reply"] }],
      }),
    ),
  ]);
  expect(texts(fastchat.records)).toEqual(["?: first?", "m3: first reply", "m3: second reply"]);
});

test("verdict files take their models from their names; unusable scores are problems with line and field", async () => {
  const answer = (model: string, n: number) =>
    JSON.stringify({ question_id: n, answer_id: `${model}${n}`, text: `${model} says ${n}` });
  const score = (n: number, value: number) =>
    JSON.stringify({
      question_id: n,
      answer1_id: `x${n}`,
      answer2_id: `y${n}`,
      reviewer_id: 1,
      text: "because",
      score: value,
    });
  const { records, problems } = await readAll([
    fileOf("answer_gpt35.jsonl", [1, 2, 3].map((n) => answer("gpt35", n)).join("\n")),
    fileOf("answer_bard.jsonl", [1, 2, 3].map((n) => answer("bard", n)).join("\n")),
    fileOf("gpt35-vs-bard-gpt4-reviewer.jsonl", [score(1, 1), score(2, 3), score(3, -1)].join("\n")),
  ]);
  expect(said(records)).toEqual(["gpt4: gpt35 > bard", "gpt4: gpt35 = bard"]);
  expect(records.find((record) => record.type === "judgment")).toMatchObject({
    annotator: { kind: "model" },
  });
  expect(problems).toMatchObject([
    { file: "gpt35-vs-bard-gpt4-reviewer.jsonl", line: 3, field: "score", found: "-1" },
  ]);
});

test("CSV: votes with quoted commas, line breaks and quotes inside", async () => {
  const csv =
    'prompt,response_a,response_b,model_a,model_b,winner,judge\n"Say ""hi"",\nplease",hi,"no, never",m1,m2,model_a,ann\n';
  const { format, records, problems } = await readAll([fileOf("votes.csv", csv)]);
  expect(problems).toEqual([]);
  expect(format).toBe("Pair with votes by name (MT-bench, Chatbot Arena)");
  expect(texts(records)).toEqual(['?: Say "hi",\nplease', "m1: hi", "m2: no, never"]);
  expect(said(records)).toEqual(["ann: m1 > m2"]);
});

test("ids beyond 2^53 stay exact, and neighbours stay apart", async () => {
  const line = (digits: string) =>
    `{"judge":"j","model_a":"a","model_b":"b","question_id":${digits},"winner":"model_a"}`;
  const { records } = await readAll([
    fileOf("v.jsonl", `${line("9007199254740993")}\n${line("9007199254740992")}\n`),
  ]);
  expect([...new Set(records.map((record) => record.promptKey))]).toEqual([
    "9007199254740993",
    "9007199254740992",
  ]);
});

test("errors marked by raters: neighbouring rows are one score; a quotation mark is a character", async () => {
  const rows = [
    "system\tdoc\tdoc_id\tseg_id\trater\tsource\ttarget\tcategory\tseverity",
    "s1\ttalk.1\t1\t1\trater1\t你好\t<v>Hallo</v> there\tAccuracy/Mistranslation\tMajor",
    "s1\ttalk.1\t1\t1\trater1\t你好\tHallo <v>there</v>\tFluency/Punctuation\tMinor",
    "s1\ttalk.1\t1\t1\trater2\t你好\tHallo there\tFluency/Grammar\tBad",
    's2\ttalk.1\t1\t1\trater1\t你好\tHello "there\tNo-error\tNo-error',
  ];
  const { format, records, problems } = await readAll([fileOf("mqm.tsv", rows.join("\n"))]);
  expect(format).toBe("Errors marked by raters (WMT MQM)");
  expect(new Set(texts(records))).toEqual(new Set(["?: 你好", "s1: Hallo there", 's2: Hello "there']));
  const scores = records.flatMap((record) => (record.type === "judgment" ? [record.answer.scores] : []));
  expect(scores).toEqual([{ s1: { "MQM penalty": 5.1 } }, { s2: { "MQM penalty": 0 } }]);
  expect(problems).toMatchObject([
    { file: "mqm.tsv", line: 4, field: "severity", found: expect.stringContaining("Bad") },
  ]);
});
