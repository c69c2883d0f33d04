import { z } from "zod";
import { annotatorKindSchema } from "@/lib/domain/annotator";
import type { AnswerInput } from "@/lib/domain/judgment";
import type { Message } from "@/lib/domain/message";
import type { ImportRecord } from "../../record";
import { messages } from "../chat";
import { refuseLeft, withParts } from "../images";
import { RowError } from "../row-error";
import type { Fields } from "../rows";
import type { Shape } from "../shape";
import { importedKind, parse } from "./concord";

/** Messages as chat templates write them: tool_calls, tool_call_id, images as parts whose data stands in `images`. */
const chatSchema = z.array(
  z.object({
    role: z.enum(["system", "user", "assistant", "tool"]),
    content: z.union([z.string(), z.array(z.object({ type: z.enum(["text", "image"]), text: z.string() }))]),
    name: z.string().nullish(),
    tool_calls: z
      .array(
        z.object({
          id: z.string().nullish(),
          type: z.string().nullish(),
          function: z.object({ name: z.string(), arguments: z.string() }),
        }),
      )
      .nullish(),
    tool_call_id: z.string().nullish(),
  }),
);

/** One judgment with its prompt and responses in a row: what Concord exports as "judgments". */
export const judgmentRowSchema = z.object({
  judgment_id: z.string().min(1),
  protocol: z.enum(["pairwise", "ranking", "rating", "demonstration"]),
  prompt_id: z.string().min(1),
  external_id: z.string().default(""),
  prompt: chatSchema,
  /** JSON of a list; "[]" where there are none. */
  tools: z.string().default("[]"),
  /** The data of the image parts of prompt, responses and demonstration, in this order. */
  images: z.array(z.string()).default([]),
  language: z.string().default(""),
  tags: z.array(z.string()).default([]),
  responses: z.array(
    z.object({
      response_id: z.string().min(1),
      messages: chatSchema,
      model: z.string().min(1),
      model_version: z.string().default(""),
      provider: z.string().default(""),
      /** JSON of an object. */
      sampling: z.string().default("{}"),
    }),
  ),
  /** Empty where the order is not known. */
  presented_order: z.array(z.string()).default([]),
  /** Best first; an inner list of several is a tie. */
  ranking: z.array(z.array(z.string()).min(1)),
  /** Signed, from the first response's side: positive where `responses[0]` is the better one; null where not asked. */
  strength: z.number().int().min(-4).max(4).nullable().default(null),
  both_bad: z.boolean().default(false),
  scores: z
    .array(z.object({ response_id: z.string(), attribute: z.string(), score: z.number() }))
    .default([]),
  /** A flag of the prompt has an empty response_id. */
  flags: z.array(z.object({ response_id: z.string(), flag: z.string() })).default([]),
  rationale: z.string().default(""),
  /** Empty texts where nothing was rewritten. */
  rewrite: z
    .object({ response_id: z.string(), content: z.string() })
    .default({ response_id: "", content: "" }),
  /** 0 where it was not asked. */
  confidence: z.number().int().min(0).max(5).default(0),
  demonstration: chatSchema.default([]),
  skip_reason: z.string().default(""),
  skip_note: z.string().default(""),
  annotator: z.string().min(1),
  annotator_kind: annotatorKindSchema,
  created_at: z.iso.datetime({ offset: true }),
  duration_ms: z.number().int().min(0).default(0),
});
type JudgmentRow = z.output<typeof judgmentRowSchema>;

export const judgmentRows: Shape = {
  name: "concord-judgments",
  title: "Concord judgments (one a row, lossless)",
  role: "mixed",
  matches: (fields) => Object.hasOwn(fields, "judgment_id") && Object.hasOwn(fields, "responses"),
  *read({ fields, source }): Generator<ImportRecord> {
    const row = parse(judgmentRowSchema, fields);
    const images = [...row.images];
    const promptKey = row.external_id || row.prompt_id;
    const asked = restored(fields.prompt, "prompt", images);
    yield {
      type: "prompt",
      source,
      promptKey,
      externalId: promptKey,
      messages: asked.length > 0 ? asked : null,
      tools: row.tools === "[]" ? undefined : row.tools,
      language: row.language || undefined,
      tags: row.tags,
      metadata: {},
    };
    for (const [at, response] of row.responses.entries()) {
      const given = (fields.responses as Fields[])[at]?.messages;
      const said = restored(given, `responses.${at}.messages`, images);
      yield {
        type: "response",
        source,
        promptKey,
        responseKey: response.response_id,
        model: {
          name: response.model,
          version: response.model_version || undefined,
          provider: response.provider || undefined,
          sampling: samplingOf(response.sampling),
        },
        messages: said.length > 0 ? said : null,
        metadata: {},
      };
    }
    const written = restored(fields.demonstration ?? [], "demonstration", images);
    refuseLeft(images);
    yield {
      type: "judgment",
      source,
      promptKey,
      annotator: { name: row.annotator, kind: importedKind(row.annotator_kind) },
      responseKeys:
        row.presented_order.length > 0
          ? row.presented_order
          : row.responses.map(({ response_id }) => response_id),
      orderKnown: row.presented_order.length > 0,
      comparison: row.protocol,
      answer: { ...answerOf(row), demonstration: written.length > 0 ? written : null },
      levels: 4,
      createdAt: row.created_at,
      durationMs: row.duration_ms,
      metadata: {},
      externalId: row.judgment_id,
    };
  },
};

function answerOf(row: JudgmentRow): AnswerInput {
  const scores: Record<string, Record<string, number>> = {};
  for (const { response_id, attribute, score } of row.scores)
    scores[response_id] = { ...scores[response_id], [attribute]: score };
  const responses: Record<string, string[]> = {};
  for (const { response_id, flag } of row.flags)
    if (response_id !== "") responses[response_id] = [...(responses[response_id] ?? []), flag];
  const { response_id: responseId, content } = row.rewrite;
  return {
    tiers: row.ranking,
    strength: row.strength === null ? null : Math.abs(row.strength),
    bothBad: row.both_bad,
    scores,
    flags: { prompt: row.flags.filter((one) => one.response_id === "").map(({ flag }) => flag), responses },
    rationale: row.rationale,
    rewrite: responseId === "" ? null : { responseId, content },
    confidence: row.confidence || null,
    skip: row.skip_reason === "" ? null : { reason: row.skip_reason, note: row.skip_note },
  };
}

/** Messages as the row has them, with their images in place again. @param images is emptied from the front */
function restored(list: unknown, field: string, images: string[]): Message[] {
  return messages(
    (list as Fields[]).map((message) => withParts(message, images)),
    field,
  );
}

function samplingOf(json: string): Fields {
  try {
    return JSON.parse(json) as Fields;
  } catch {
    throw new RowError("responses.sampling", json, "a JSON object");
  }
}
