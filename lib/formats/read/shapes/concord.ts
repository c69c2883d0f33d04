import { z } from "zod";
import { annotatorKindSchema } from "@/lib/domain/annotator";
import { answerSchema } from "@/lib/domain/judgment";
import { messagesSchema } from "@/lib/domain/message";
import type { ImportRecord } from "../../record";
import { respelled, toolsIn } from "../chat";
import { describe } from "../fields";
import { RowError } from "../row-error";
import type { Fields } from "../rows";
import type { Shape } from "../shape";

const modelSchema = z.object({
  name: z.string().min(1),
  version: z.string().optional(),
  provider: z.string().optional(),
  sampling: z.record(z.string(), z.unknown()).optional(),
});
const annotatorSchema = z.object({ name: z.string().min(1), kind: annotatorKindSchema });

/** Concord's own lossless rows, as they are written in docs/formats/concord-jsonl.schema.json. */
export const concordRowSchema = z.discriminatedUnion("type", [
  z.object({
    type: z.literal("prompt"),
    id: z.string().min(1),
    messages: messagesSchema.min(1),
    tools: z.string().optional(),
    language: z.string().optional(),
    tags: z.array(z.string()).default([]),
    metadata: z.record(z.string(), z.unknown()).default({}),
  }),
  z.object({
    type: z.literal("response"),
    id: z.string().min(1),
    prompt_id: z.string().min(1),
    model: modelSchema,
    messages: messagesSchema.min(1),
    metadata: z.record(z.string(), z.unknown()).default({}),
  }),
  z.object({
    type: z.literal("judgment"),
    id: z.string().optional(),
    prompt_id: z.string().min(1),
    annotator: annotatorSchema,
    comparison: z.enum(["pairwise", "ranking", "rating", "demonstration"]),
    /** None for a demonstration, which answers the prompt itself. */
    response_ids: z.array(z.string()).max(9),
    order_known: z.boolean().default(false),
    answer: answerSchema,
    levels: z.number().int().min(1).max(4).default(1),
    created_at: z.iso.datetime({ offset: true }).optional(),
    duration_ms: z.number().int().min(0).optional(),
    metadata: z.record(z.string(), z.unknown()).default({}),
  }),
]);

/** A row by its schema. @throws RowError that names the field */
export function parse<T>(schema: z.ZodType<T>, fields: Fields): T {
  const parsed = schema.safeParse(fields);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const path = issue?.path.map(String) ?? [];
  const found = path.reduce<unknown>((value, key) => (value as Fields | undefined)?.[key], fields);
  throw new RowError(path.join("."), describe(found), issue?.message ?? "a row of this schema");
}

/** Messages may be spelled as OpenAI spells them, and tools be a list. */
function inOwnSpelling(fields: Fields): Fields {
  const { messages, tools, answer, ...rest } = fields;
  const written = (answer as Fields | null | undefined)?.demonstration;
  return {
    ...rest,
    ...(answer === undefined ? {} : { answer }),
    ...(Array.isArray(written)
      ? { answer: { ...(answer as Fields), demonstration: respelled(written, "answer.demonstration") } }
      : {}),
    ...(messages === undefined ? {} : { messages: respelled(messages, "messages") }),
    ...(tools === undefined ? {} : { tools: toolsIn(tools) }),
  };
}

/** An account elsewhere is an imported person here. */
export function importedKind(kind: z.infer<typeof annotatorKindSchema>): "imported" | "model" {
  return kind === "model" ? "model" : "imported";
}

export const concordRows: Shape = {
  name: "concord",
  title: "Concord JSONL (prompts, responses, judgments)",
  role: "mixed",
  matches: (fields) => fields.type === "prompt" || fields.type === "response" || fields.type === "judgment",
  *read({ fields, source }): Generator<ImportRecord> {
    const row = parse(concordRowSchema, inOwnSpelling(fields));
    if (row.type === "prompt") {
      const { id: promptKey, ...rest } = row;
      yield { source, promptKey, externalId: promptKey, ...rest };
    } else if (row.type === "response") {
      const { id: responseKey, prompt_id: promptKey, ...rest } = row;
      yield { source, promptKey, responseKey, ...rest };
    } else {
      if (row.response_ids.length === 0 && row.comparison !== "demonstration")
        throw new RowError("response_ids", "none", "the responses that were judged");
      yield {
        type: "judgment",
        source,
        promptKey: row.prompt_id,
        annotator: { name: row.annotator.name, kind: importedKind(row.annotator.kind) },
        responseKeys: row.response_ids,
        orderKnown: row.order_known,
        comparison: row.comparison,
        answer: row.answer,
        levels: row.levels,
        createdAt: row.created_at,
        durationMs: row.duration_ms,
        metadata: row.metadata,
        externalId: row.id,
      };
    }
  },
};
