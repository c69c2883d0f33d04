import type { LeftOut } from "@/lib/domain/dataset/export";
import type { Message } from "@/lib/domain/message";
import type { ContentShape, PresetContext } from "../preset";
import type { PairUnit, Units } from "../unit";

/** JSON as PostgreSQL writes a jsonb: shorter keys first, a space after each colon and comma. */
export function jsonb(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(jsonb).join(", ")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const entries = Object.entries(value)
    .filter(([, one]) => one !== undefined)
    .sort(([a], [b]) => a.length - b.length || (a < b ? -1 : 1));
  return `{${entries.map(([key, one]) => `${JSON.stringify(key)}: ${jsonb(one)}`).join(", ")}}`;
}

/** What a preset may know, and what it was told to leave out. */
export function contextFor(shape: ContentShape): { context: PresetContext; left: LeftOut } {
  const left: LeftOut = {};
  const context: PresetContext = {
    shape,
    marginKind: "strength",
    hasBounds: true,
    version: "0123456789abcdef",
    pseudonym: (id) => `annotator-${id.slice(0, 4)}`,
    leave: (reason) => {
      left[reason] = (left[reason] ?? 0) + 1;
    },
  };
  return { context, left };
}

const prompt = {
  split: "train",
  promptId: "00000000-0000-7000-8000-000000000001",
  splitGroup: "00000000-0000-7000-8000-000000000001",
  externalId: '"p1"',
  tools: "null",
  tags: '["x"]',
  language: '"en"',
} as const;

/** A pair of these texts, of which the first is the better one. */
export function pairFor(asked: Message[], chosen: Message[], rejected: Message[]): PairUnit {
  return {
    ...prompt,
    prompt: jsonb(asked),
    pairId: "g-c-r",
    groupId: "g",
    chosenId: "c",
    rejectedId: "r",
    chosen: jsonb(chosen),
    rejected: jsonb(rejected),
    modelChosen: '"good"',
    modelRejected: '"bad"',
    isTie: false,
    margin: 1,
    weight: 1,
    pChosen: 1,
    pLow: 0.5,
    pHigh: 1,
    strength: 1,
    rankChosen: 0,
    rankRejected: 1,
    judgments: 1,
    ties: 0,
    annotator: "annotator-1",
    annotatorKind: "imported",
  };
}

/** The same content as each unit has it. */
export function unitsOf(pair: PairUnit): { [Unit in keyof Units]: Units[Unit] } {
  const [good, bad] = [JSON.parse(pair.chosen), JSON.parse(pair.rejected)] as [unknown, unknown];
  const { prompt: asked } = pair;
  const of = { ...prompt, prompt: asked, tools: pair.tools };
  return {
    pair,
    answer: { ...of, responseId: "c", answer: pair.chosen, model: '"good"', wins: 1, losses: 0 },
    prompt: {
      ...of,
      responses: JSON.stringify([
        { id: "c", model: "good", messages: good, wins: 1, losses: 0, ties: 0 },
        { id: "r", model: "bad", messages: bad, wins: 0, losses: 1, ties: 0 },
      ]),
      written: JSON.stringify([
        { judgmentId: "j", annotatorId: "a", demonstration: null, rewrite: "Better." },
      ]),
    },
    comparison: {
      ...of,
      firstId: "c",
      secondId: "r",
      first: pair.chosen,
      second: pair.rejected,
      modelFirst: '"good"',
      modelSecond: '"bad"',
      opinions: JSON.stringify([{ outcome: 1, strength: 2, rationale: "", annotatorId: "a" }]),
    },
    judgment: {
      ...of,
      judgmentId: "j",
      comparison: "pairwise",
      responses: JSON.stringify([
        { id: "c", messages: good, model: "good", version: "", provider: "", sampling: {} },
        { id: "r", messages: bad, model: "bad", version: "1", provider: "x", sampling: { t: 1 } },
      ]),
      presentedOrder: '["r", "c"]',
      tiers: '[["c"], ["r"]]',
      strength: "2",
      bothBad: false,
      scores: '{"c": {"overall": 5}}',
      flags: '{"prompt": ["odd"], "responses": {"r": ["unsafe"]}}',
      rationale: '"because"',
      rewrite: "null",
      confidence: "null",
      demonstration: "null",
      skipReason: "null",
      skipNote: '""',
      annotator: "annotator-1",
      annotatorKind: "imported",
      createdAt: "2026-01-02T03:04:05.678Z",
      durationMs: 5,
      protocolVersion: "null",
      guidelineVersion: "null",
      isGold: false,
    },
  };
}

const user: Message[] = [{ role: "user", content: "why?" }];
const says = (content: Message["content"]): Message[] => [{ role: "assistant", content }];
const called: Message[] = [
  {
    role: "assistant",
    content: "",
    toolCalls: [{ id: "1", type: "function", function: { name: "f", arguments: '{"a": 1}' } }],
  },
  { role: "tool", content: "2", toolCallId: "1", name: "f" },
  { role: "assistant", content: "two" },
];
const seen: Message[] = [
  {
    role: "user",
    content: [
      { type: "text", text: "what is this?" },
      { type: "image", image: "data:image/png;base64,AA==", alt: "a bird" },
    ],
  },
];

/** Units with plain texts, and with tool calls and images where the shape has them. */
export function unitsFor(shape: ContentShape): { [Unit in keyof Units]: Units[Unit][] } {
  const pairs = [
    pairFor(user, says("good"), says("bad")),
    pairFor([{ role: "system", content: "be brief" }, ...user], says("good"), says("")),
    ...(shape.tools
      ? [{ ...pairFor(user, called, says("no")), tools: '"[{\\"type\\": \\"function\\"}]"' }]
      : []),
    ...(shape.images ? [pairFor(seen, says("a bird"), says("a cat"))] : []),
  ];
  const all = pairs.map(unitsOf);
  return {
    pair: all.map((units) => units.pair),
    answer: all.map((units) => units.answer),
    prompt: all.map((units) => units.prompt),
    comparison: all.map((units) => units.comparison),
    judgment: all.map((units) => units.judgment),
  };
}
