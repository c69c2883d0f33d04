import { z } from "zod";
import { annotatorKindSchema } from "@/lib/domain/annotator";
import { answerSchema } from "@/lib/domain/judgment";
import { messagesSchema } from "@/lib/domain/message";
import type { ImportRecord } from "../../record";
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
    comparison: z.enum(["pairwise", "ranking", "rating"]),
    response_ids: z.array(z.string()).min(1).max(9),
    order_known: z.boolean().default(false),
    answer: answerSchema,
    levels: z.number().int().min(1).max(4).default(1),
    created_at: z.iso.datetime({ offset: true }).optional(),
    duration_ms: z.number().int().min(0).optional(),
    metadata: z.record(z.string(), z.unknown()).default({}),
  }),
]);

function parse<T>(schema: z.ZodType<T>, fields: Fields): T {
  const parsed = schema.safeParse(fields);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const path = issue?.path.map(String) ?? [];
  const found = path.reduce<unknown>((value, key) => (value as Fields | undefined)?.[key], fields);
  throw new RowError(path.join("."), describe(found), issue?.message ?? "a row of this schema");
}

/** An account elsewhere is an imported person here. */
function importedKind(kind: z.infer<typeof annotatorKindSchema>): "imported" | "model" {
  return kind === "model" ? "model" : "imported";
}

export const concordRows: Shape = {
  name: "concord",
  title: "Concord JSONL (prompts, responses, judgments)",
  role: "mixed",
  matches: (fields) => fields.type === "prompt" || fields.type === "response" || fields.type === "judgment",
  *read({ fields, source }): Generator<ImportRecord> {
    const row = parse(concordRowSchema, fields);
    if (row.type === "prompt") {
      const { id: promptKey, ...rest } = row;
      yield { source, promptKey, externalId: promptKey, ...rest };
    } else if (row.type === "response") {
      const { id: responseKey, prompt_id: promptKey, ...rest } = row;
      yield { source, promptKey, responseKey, ...rest };
    } else
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
  },
};

/** One judgment with its prompt and responses in a row: what Concord exports as "judgments". */
export const judgmentRowSchema = z.object({
  judgment_id: z.string().min(1),
  protocol: z.enum(["pairwise", "ranking", "rating"]),
  prompt_id: z.string().min(1),
  prompt: messagesSchema,
  tools: z.string().nullable().optional(),
  language: z.string().nullable().optional(),
  tags: z.array(z.string()).optional(),
  responses: z
    .array(
      z.object({
        response_id: z.string().min(1),
        messages: messagesSchema,
        model: z.string().min(1),
        model_version: z.string().nullable().optional(),
        sampling: z.string().nullable().optional(),
      }),
    )
    .min(1),
  presented_order: z.array(z.string()).nullable(),
  ranking: z.array(z.array(z.string()).min(1)),
  /** Signed, from the first response's side: positive where `responses[0]` is the better one. */
  strength: z.number().int().min(-4).max(4).nullable(),
  both_bad: z.boolean().default(false),
  scores: z.record(z.string(), z.record(z.string(), z.number().int())).default({}),
  flags: answerSchema.shape.flags,
  rationale: z.string().default(""),
  rewrite: answerSchema.shape.rewrite,
  confidence: z.number().int().min(1).max(5).nullable().default(null),
  skip_reason: z.string().nullable().default(null),
  annotator: z.string().min(1),
  annotator_kind: annotatorKindSchema,
  created_at: z.string(),
  duration_ms: z.number().int().min(0).default(0),
});

export const judgmentRows: Shape = {
  name: "concord-judgments",
  title: "Concord judgments (one a row, lossless)",
  role: "mixed",
  matches: (fields) => Object.hasOwn(fields, "judgment_id") && Object.hasOwn(fields, "responses"),
  *read({ fields, source }): Generator<ImportRecord> {
    const row = parse(judgmentRowSchema, fields);
    yield {
      type: "prompt",
      source,
      promptKey: row.prompt_id,
      externalId: row.prompt_id,
      messages: row.prompt.length > 0 ? row.prompt : null,
      tools: row.tools ?? undefined,
      language: row.language ?? undefined,
      tags: row.tags ?? [],
      metadata: {},
    };
    for (const response of row.responses)
      yield {
        type: "response",
        source,
        promptKey: row.prompt_id,
        responseKey: response.response_id,
        model: {
          name: response.model,
          version: response.model_version ?? undefined,
          sampling: response.sampling ? (JSON.parse(response.sampling) as Fields) : undefined,
        },
        messages: response.messages.length > 0 ? response.messages : null,
        metadata: {},
      };
    yield {
      type: "judgment",
      source,
      promptKey: row.prompt_id,
      annotator: { name: row.annotator, kind: importedKind(row.annotator_kind) },
      responseKeys: row.presented_order ?? row.responses.map((response) => response.response_id),
      orderKnown: row.presented_order !== null,
      comparison: row.protocol,
      answer: {
        tiers: row.ranking,
        strength: row.strength === null ? null : Math.abs(row.strength),
        bothBad: row.both_bad,
        scores: row.scores,
        flags: row.flags,
        rationale: row.rationale,
        rewrite: row.rewrite,
        confidence: row.confidence,
        skip: row.skip_reason === null ? null : { reason: row.skip_reason },
      },
      levels: 4,
      createdAt: row.created_at,
      durationMs: row.duration_ms,
      metadata: {},
      externalId: row.judgment_id,
    };
  },
};
