import type { AnswerInput } from "@/lib/domain/judgment";
import type { Message } from "@/lib/domain/message";
import type { JudgmentRecord, ModelRecord, PromptRecord, ResponseRecord } from "../record";
import type { RowContext } from "./shape";

/** Record makers: what nearly every shape says the same way. */

export function promptRecord(
  context: RowContext,
  promptKey: string,
  messages: Message[] | null,
  extra: Partial<PromptRecord> = {},
): PromptRecord {
  return {
    type: "prompt",
    source: context.source,
    promptKey,
    externalId: promptKey.startsWith("text:") ? null : promptKey,
    messages,
    tags: [],
    metadata: {},
    ...extra,
  };
}

export function responseRecord(
  context: RowContext,
  promptKey: string,
  responseKey: string,
  model: ModelRecord,
  messages: Message[] | null,
  metadata: Record<string, unknown> = {},
): ResponseRecord {
  return { type: "response", source: context.source, promptKey, responseKey, model, messages, metadata };
}

export function pairJudgment(
  context: RowContext,
  promptKey: string,
  keys: readonly [string, string],
  annotator: JudgmentRecord["annotator"],
  answer: AnswerInput,
  extra: Partial<JudgmentRecord> = {},
): JudgmentRecord {
  return {
    type: "judgment",
    source: context.source,
    promptKey,
    annotator,
    responseKeys: [...keys],
    orderKnown: true,
    comparison: "pairwise",
    answer,
    levels: 1,
    metadata: {},
    ...extra,
  };
}
