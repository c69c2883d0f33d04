import type { Message } from "@/lib/domain/message";
import type { ImportRecord } from "../../record";
import { pairJudgment, promptRecord, responseRecord } from "../build";
import { messages, toolsIn } from "../chat";
import { assistantMessage, describe, hasAll, keyOfText, pairAnswer, text, userMessage } from "../fields";
import { refuseLeft } from "../images";
import { RowError } from "../row-error";
import type { Fields } from "../rows";
import type { RowContext, Shape } from "../shape";

/** The prompt and the two answers of a pair, the better one first. */
interface ReadPair {
  tools?: string;
  prompt: Message[];
  chosen: Message[];
  rejected: Message[];
}

/** Rows in which training stacks other than TRL read a pair: each by the fields that nothing else has. */
const layouts: readonly { fields: readonly string[]; read(fields: Fields): ReadPair }[] = [
  {
    // OpenAI, Together, Fireworks
    fields: ["input", "preferred_output", "non_preferred_output"],
    read: ({ input, preferred_output, non_preferred_output }) => ({
      tools: toolsIn((input as Fields | null)?.tools, "input.tools"),
      prompt: messages((input as Fields | null)?.messages, "input.messages"),
      chosen: messages(preferred_output, "preferred_output"),
      rejected: messages(non_preferred_output, "non_preferred_output"),
    }),
  },
  {
    // NeMo-RL
    fields: ["context", "completions"],
    read: ({ context, completions }) => {
      const ranked = (Array.isArray(completions) ? (completions as Fields[]) : [])
        .filter(({ rank }) => typeof rank === "number")
        .sort((a, b) => Number(a.rank) - Number(b.rank));
      const [best, worst] = [ranked[0], ranked[1]];
      if (ranked.length !== 2 || !best || !worst || best.rank === worst.rank)
        throw new RowError("completions", describe(completions), "two completions of different ranks");
      return {
        prompt: messages(context, "context"),
        chosen: messages(best.completion, "completions.completion"),
        rejected: messages(worst.completion, "completions.completion"),
      };
    },
  },
  {
    // ms-swift
    fields: ["messages", "rejected_response"],
    read: ({ messages: list, rejected_response }) => {
      const all = messages(list, "messages");
      return {
        prompt: all.slice(0, -1),
        chosen: all.slice(-1),
        rejected:
          typeof rejected_response === "string"
            ? assistantMessage(rejected_response)
            : messages(rejected_response, "rejected_response"),
      };
    },
  },
  {
    // LLaMA-Factory
    fields: ["messages", "chosen", "rejected"],
    read: (fields) => ({
      prompt: messages(fields.messages, "messages"),
      chosen: messages([fields.chosen], "chosen"),
      rejected: messages([fields.rejected], "rejected"),
    }),
  },
];
const layoutOf = (fields: Fields) => layouts.find((layout) => hasAll(fields, layout.fields));

/** Pairs in the rows of NeMo-RL, ms-swift, LLaMA-Factory and hosted preference tuning. Who judged is not known: "crowd". */
export const trainingPairs: Shape = {
  name: "training-pairs",
  title: "Pairs of a training stack (OpenAI, NeMo-RL, ms-swift, LLaMA-Factory)",
  role: "mixed",
  matches: (fields) => layoutOf(fields) !== undefined,
  *read(context) {
    const { fields } = context;
    refuseLeft(fields.images);
    const pair = layoutOf(fields)?.read(fields);
    if (pair) yield* judged(context, { tools: toolsIn(fields.tools), ...pair });
  },
};

/** HelpSteer3: two answers to a conversation with every annotator's score, −3 (the first is much better) to 3. */
export const helpsteerPairs: Shape = {
  name: "helpsteer",
  title: "Pair with every annotator's score (HelpSteer3)",
  role: "mixed",
  matches: (fields) => hasAll(fields, ["context", "response1", "response2", "individual_preference"]),
  *read(context) {
    const { fields } = context;
    const prompt = messages(fields.context, "context");
    const promptKey = keyOfText(JSON.stringify(prompt));
    const answers = ["response1", "response2"].map((name) => assistantMessage(text(fields, name)));
    const names = ["model1", "model2"].map((name) =>
      typeof fields[name] === "string" ? fields[name] : "unknown",
    );
    const keys = answers.map((answer, side) => `${names[side]}:${keyOfText(JSON.stringify(answer))}`);
    const [first, second] = keys as [string, string];
    if (first === second)
      throw new RowError("response2", "the same text as response1", "two different answers");
    yield promptRecord(context, promptKey, prompt);
    for (const [side, key] of keys.entries())
      yield responseRecord(context, promptKey, key, { name: names[side] ?? "unknown" }, answers[side] ?? []);
    const list = fields.individual_preference;
    if (!Array.isArray(list)) throw new RowError("individual_preference", describe(list), "a list of scores");
    for (const [at, opinion] of (list as Fields[]).entries()) {
      const { score, reasoning, annotator } = opinion;
      if (!Number.isInteger(score) || Math.abs(Number(score)) > 3)
        throw new RowError("individual_preference.score", describe(score), "a whole number from −3 to 3");
      const winner = Number(score) < 0 ? "first" : Number(score) > 0 ? "second" : "tie";
      const name = typeof annotator === "string" && annotator !== "" ? annotator : `annotator ${at + 1}`;
      yield pairJudgment(
        context,
        promptKey,
        [first, second],
        { name, kind: "imported" },
        pairAnswer([first, second], winner, {
          strength: Math.abs(Number(score)),
          rationale: typeof reasoning === "string" ? reasoning : "",
        }),
        { orderKnown: false, levels: 3 },
      );
    }
  },
};

/** RewardBench 2: the good completions of a prompt against the others, as one ranking of two tiers. */
export const bestOfMany: Shape = {
  name: "best-of-n",
  title: "Best of n (RewardBench 2)",
  role: "mixed",
  matches: (fields) =>
    hasAll(fields, ["prompt", "chosen", "rejected"]) &&
    Array.isArray(fields.chosen) &&
    hasAll(fields, ["num_correct"]),
  *read(context) {
    const { fields } = context;
    const prompt = userMessage(text(fields, "prompt"));
    const promptKey = keyOfText(JSON.stringify(prompt));
    const sides = (["chosen", "rejected"] as const).map((name) => textsOf(fields[name], name));
    const all = sides.flat();
    const models = textsOf(fields.models ?? all.map(() => "unknown"), "models");
    const keys = all.map((answer, at) => `${models[at] ?? "unknown"}:${keyOfText(answer)}`);
    if (new Set(keys).size !== keys.length)
      throw new RowError("rejected", "the same completion twice", "different completions");
    yield promptRecord(context, promptKey, prompt);
    for (const [at, key] of keys.entries()) {
      const model = { name: models[at] || "unknown" };
      yield responseRecord(context, promptKey, key, model, assistantMessage(all[at] ?? ""));
    }
    const best = sides[0]?.length ?? 0;
    const tiers = [keys.slice(0, best), keys.slice(best)].filter((tier) => tier.length > 0);
    yield {
      type: "judgment",
      source: context.source,
      promptKey,
      annotator: { name: "crowd", kind: "imported" },
      // In a stable order that does not tell the answer.
      responseKeys: [...keys].sort(),
      orderKnown: false,
      comparison: keys.length === 2 ? "pairwise" : "ranking",
      answer: { tiers, strength: keys.length === 2 ? 1 : null },
      levels: 1,
      metadata: {},
    };
  },
};

function* judged(
  context: RowContext,
  { tools, prompt, chosen, rejected }: ReadPair,
): Generator<ImportRecord> {
  const promptKey = keyOfText(JSON.stringify(prompt));
  const keys = [chosen, rejected].map((answer) => `unknown:${keyOfText(JSON.stringify(answer))}`) as [
    string,
    string,
  ];
  if (prompt.length === 0) throw new RowError("messages", "no prompt", "the turns before the answer");
  if (keys[0] === keys[1]) throw new RowError("rejected", "the same text as chosen", "two different answers");
  yield promptRecord(context, promptKey, prompt, { tools });
  yield responseRecord(context, promptKey, keys[0], { name: "unknown" }, chosen);
  yield responseRecord(context, promptKey, keys[1], { name: "unknown" }, rejected);
  const order = [...keys].sort() as [string, string];
  const winner = order[0] === keys[0] ? "first" : "second";
  const answer = pairAnswer(order, winner);
  yield pairJudgment(context, promptKey, order, { name: "crowd", kind: "imported" }, answer, {
    orderKnown: false,
  });
}

function textsOf(value: unknown, field: string): string[] {
  if (Array.isArray(value) && value.every((entry) => typeof entry === "string")) return value;
  throw new RowError(field, describe(value), "a list of texts");
}
