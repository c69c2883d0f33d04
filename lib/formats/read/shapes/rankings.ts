import type { Message } from "@/lib/domain/message";
import type { ImportRecord } from "../../record";
import { promptRecord, responseRecord } from "../build";
import {
  assistantMessage,
  describe,
  firstText,
  hasAll,
  id,
  isMachineJudge,
  keyOfText,
  modelOf,
  text,
  userMessage,
} from "../fields";
import { RowError } from "../row-error";
import type { Fields } from "../rows";
import type { RowContext, Shape } from "../shape";

/** LLMZoo, InstructGPT style: parallel arrays of models, answers and ranks; ranks tie and may skip. */
export const rankings: Shape = {
  name: "rankings",
  title: "Ranking of K in one row (LLMZoo)",
  role: "mixed",
  matches: (fields) => Array.isArray(fields.order) && typeof fields.metadata === "object",
  *read(context) {
    const { fields } = context;
    const about = fields.metadata as Fields;
    const models = list(about.model_ids, "metadata.model_ids");
    const given = about.answers === undefined ? null : list(about.answers, "metadata.answers");
    const order = fields.order as unknown[];
    if (order.length !== models.length || (given && given.length !== models.length))
      throw new RowError("order", `${order.length} ranks for ${models.length} models`, "a rank for each");
    if (new Set(models).size !== models.length)
      throw new RowError("metadata.model_ids", describe(models), "each model once");
    if (models.length < 2) throw new RowError("order", describe(order), "at least two ranks");
    const ranks = order.map((rank) => {
      if (typeof rank !== "number" || !Number.isFinite(rank))
        throw new RowError("order", describe(order), "numbers");
      return rank;
    });
    const question = firstText(about, ["question", "prompt"]);
    const key = fields.question_id === undefined ? keyOfText(question ?? "") : id(fields, "question_id");
    yield promptRecord(context, key, question === null ? null : userMessage(question));
    for (const [i, model] of models.entries())
      yield responseRecord(
        context,
        key,
        model,
        modelOf(model),
        given ? assistantMessage(given[i] ?? "") : null,
      );
    const name = fields.reviewer_id === undefined ? "reviewer" : id(fields, "reviewer_id");
    const kind = isMachineJudge(name) ? "model" : "imported";
    yield ranking(context, key, models, tiersOf(models, ranks), { name, kind });
  },
};

function list(value: unknown, field: string): string[] {
  if (Array.isArray(value) && value.every((entry) => typeof entry === "string")) return value;
  throw new RowError(field, describe(value), "a list of texts");
}

/** Tiers by ascending rank; equal ranks tie, gaps close. */
function tiersOf(keys: readonly string[], ranks: readonly number[]): string[][] {
  const byRank = new Map<number, string[]>();
  for (const [i, key] of keys.entries()) {
    const rank = ranks[i] as number;
    byRank.set(rank, [...(byRank.get(rank) ?? []), key]);
  }
  return [...byRank].sort(([a], [b]) => a - b).map(([, tier]) => tier);
}

function ranking(
  context: RowContext,
  promptKey: string,
  keys: string[],
  tiers: string[][],
  annotator: { name: string; kind: "imported" | "model" },
): ImportRecord {
  return {
    type: "judgment",
    source: context.source,
    promptKey,
    annotator,
    responseKeys: keys,
    orderKnown: false,
    comparison: "ranking",
    answer: { tiers },
    levels: 1,
    metadata: {},
  };
}

/** Open-Assistant's trees: every group of ranked siblings is a task of its own, its prompt the path from the root. */
export const trees: Shape = {
  name: "trees",
  title: "Conversation trees (Open-Assistant)",
  role: "mixed",
  matches: (fields) =>
    hasAll(fields, ["message_tree_id", "prompt"]) ||
    hasAll(fields, ["message_id", "role", "text", "replies"]),
  *read(context) {
    const root = (context.fields.prompt ?? context.fields) as Fields;
    yield* walk(context, root, [], 0);
  },
};

function* walk(context: RowContext, node: Fields, path: Message[], depth: number): Generator<ImportRecord> {
  if (depth > 100) throw new RowError("replies", "a tree over 100 levels deep", "a flatter tree");
  const role = node.role === "prompter" ? "user" : node.role === "assistant" ? "assistant" : null;
  if (!role) throw new RowError("role", describe(node.role), "prompter or assistant");
  const here: Message[] = [...path, { role, content: text(node, "text") }];
  const replies = (Array.isArray(node.replies) ? node.replies : []) as Fields[];
  const said = replies.filter((reply) => reply.role === "assistant");
  if (said.length > 0) yield* group(context, node, here, said);
  for (const reply of replies) yield* walk(context, reply, here, depth + 1);
}

function* group(
  context: RowContext,
  node: Fields,
  asked: Message[],
  replies: Fields[],
): Generator<ImportRecord> {
  const promptKey = id(node, "message_id");
  const language = firstText(node, ["lang"]) ?? undefined;
  yield promptRecord(context, promptKey, asked, { language });
  for (const reply of replies) {
    const model =
      reply.synthetic === true ? (firstText(reply, ["model_name"]) ?? "unknown model") : "human volunteer";
    yield responseRecord(
      context,
      promptKey,
      id(reply, "message_id"),
      { name: model },
      assistantMessage(text(reply, "text")),
    );
  }
  const ranked = replies.filter((reply) => typeof reply.rank === "number");
  if (ranked.length < 2) return;
  const keys = ranked.map((reply) => id(reply, "message_id"));
  const ranks = ranked.map((reply) => reply.rank as number);
  yield ranking(context, promptKey, keys, tiersOf(keys, ranks), {
    name: "volunteers (merged)",
    kind: "imported",
  });
}
