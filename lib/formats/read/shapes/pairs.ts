import { pairJudgment, promptRecord, responseRecord } from "../build";
import {
  assistantMessage,
  describe,
  firstText,
  hasAll,
  id,
  instructionWithInput,
  judge,
  keyOfText,
  optionalText,
  pairAnswer,
  text,
  userMessage,
} from "../fields";
import { RowError } from "../row-error";
import type { Fields } from "../rows";
import type { RowContext, Shape } from "../shape";

const twoTexts: readonly (readonly [string, string])[] = [
  ["output_1", "output_2"],
  ["response1", "response2"],
  ["response_1", "response_2"],
  ["response 1", "response 2"],
];
const bothIn = (fields: Fields) => twoTexts.find((names) => hasAll(fields, names));
const annotatorColumns = (fields: Fields) =>
  Object.keys(fields).filter((name) => /^annotator_?\d+$/.test(name));

/** The prompt and two anonymous or named responses of a row; returns what the verdicts refer to. */
function* pairOf(context: RowContext, models: readonly [string, string] | null) {
  const { fields } = context;
  const names = bothIn(fields) as readonly [string, string];
  const instruction = firstText(fields, ["instruction", "prompt", "question"]);
  const input = optionalText(fields, "input");
  const prompt = instruction === null ? input : instructionWithInput(instruction, input);
  if (prompt === null) throw new RowError("instruction", "nothing", "the text of the prompt");
  const promptKey = keyOfText(prompt);
  const texts = names.map((name) => text(fields, name)) as [string, string];
  // Two responses of unknown origin: one model with two responses, told apart by their texts.
  const keys = (models ?? texts.map((answer) => `unknown:${keyOfText(answer)}`)) as [string, string];
  yield promptRecord(context, promptKey, userMessage(prompt));
  for (const [side, key] of keys.entries())
    yield responseRecord(
      context,
      promptKey,
      key,
      { name: models?.[side] ?? "unknown" },
      assistantMessage(texts[side] ?? ""),
    );
  return { promptKey, keys };
}

/** PandaLM: a column for each annotator, 0 tie, 1, 2; the models in cmp_key. */
export const annotatorColumnPairs: Shape = {
  name: "pair-columns",
  title: "Pair with one column per annotator (PandaLM)",
  role: "mixed",
  matches: (fields) => bothIn(fields) !== undefined && annotatorColumns(fields).length > 0,
  *read(context) {
    const { fields } = context;
    const models = splitModels(optionalText(fields, "cmp_key"));
    const { promptKey, keys } = yield* pairOf(context, models);
    for (const column of annotatorColumns(fields)) {
      const value = fields[column];
      if (value === null || value === "") continue;
      const winner = ({ 0: "tie", 1: "first", 2: "second" } as const)[String(value) as "0" | "1" | "2"];
      if (!winner) throw new RowError(column, describe(value), "0 for a tie, 1 or 2");
      yield pairJudgment(
        context,
        promptKey,
        keys,
        { name: column, kind: "imported" },
        pairAnswer(keys, winner),
      );
    }
  },
};

function splitModels(key: string | null): [string, string] | null {
  if (key === null) return null;
  const at = key.indexOf("_");
  const parts: [string, string] = [key.slice(0, at), key.slice(at + 1)];
  return at > 0 && parts[1] !== "" && parts[0] !== parts[1] ? parts : null;
}

/** AlpacaFarm's cross-annotations: one row for each annotator, preference from 1 (first) to 2 (second). */
export const annotatorRowPairs: Shape = {
  name: "pair-rows",
  title: "Pair, one row per annotator (AlpacaFarm)",
  role: "mixed",
  matches: (fields) => bothIn(fields) !== undefined && Object.hasOwn(fields, "preference"),
  *read(context) {
    const { fields } = context;
    const generators = [optionalText(fields, "generator_1"), optionalText(fields, "generator_2")];
    const models = generators[0] && generators[1] && generators[0] !== generators[1] ? generators : null;
    const { promptKey, keys } = yield* pairOf(context, models as [string, string] | null);
    const value = fields.preference;
    // Not judged: the pair is material all the same.
    if (value === null || value === "") return;
    const preference = Number(value);
    if (!(preference === 0 || (preference >= 1 && preference <= 2)))
      throw new RowError("preference", describe(value), "1 to 2, 0 or 1.5 for a tie, or null");
    const winner = preference === 0 || preference === 1.5 ? "tie" : preference < 1.5 ? "first" : "second";
    const given = fields.annotator_index ?? fields.annotator;
    const name = given === undefined || given === null ? "annotator" : String(given);
    const annotator =
      typeof given === "number" ? { name: `annotator ${name}`, kind: "imported" as const } : judge(name);
    yield pairJudgment(context, promptKey, keys, annotator, pairAnswer(keys, winner), {
      metadata: { preference },
    });
  },
};

/** LLMBar (1, 2), Auto-J (0, 1, 2 with 2 for a tie): the better of two, as the set's authors hold it. */
export const goldPairs: Shape = {
  name: "pair-gold",
  title: "Pair with a gold label (LLMBar, Auto-J)",
  role: "mixed",
  matches: (fields) => bothIn(fields) !== undefined && Object.hasOwn(fields, "label"),
  *read(context) {
    const { fields } = context;
    const { promptKey, keys } = yield* pairOf(context, null);
    const fromZero = hasAll(fields, ["response 1", "response 2"]);
    const meaning = fromZero
      ? ({ "0": "first", "1": "second", "2": "tie" } as const)
      : ({ "0": "tie", "1": "first", "2": "second" } as const);
    const winner = meaning[id(fields, "label") as "0" | "1" | "2"];
    if (!winner) throw new RowError("label", describe(fields.label), "0, 1 or 2");
    yield pairJudgment(
      context,
      promptKey,
      keys,
      { name: "gold label", kind: "imported" },
      pairAnswer(keys, winner),
      {
        orderKnown: false,
      },
    );
  },
};
