import { createHash } from "node:crypto";
import type { AnnotatorKind } from "@/lib/domain/annotator";
import { type Message, textOf, textOfAll } from "@/lib/domain/message";

/** One preference with all that an export says of it. */
export interface ExportedPreference {
  judgmentId: string;
  ordinal: number;
  promptId: string;
  externalId: string | null;
  promptMessages: Message[];
  messagesA: Message[];
  messagesB: Message[];
  modelA: string;
  modelB: string;
  outcome: -1 | 0 | 1;
  strength: number | null;
  weight: number;
  annotatorId: string;
  annotatorKind: AnnotatorKind;
  tags: string[];
  language: string | null;
  createdAt: string;
}

export type Split = "train" | "validation" | "test";

/** The split of a prompt: by a hash of its id and the seed, so that all its rows fall into the same one. */
export function splitOf(promptId: string, seed: number, shares: { validation: number; test: number }): Split {
  const place = fractionOf(`split|${seed}|${promptId}`);
  if (place < shares.test) return "test";
  return place < shares.test + shares.validation ? "validation" : "train";
}

function fractionOf(text: string): number {
  return createHash("sha256").update(text).digest().readUInt32BE(0) / 4294967296;
}

/** A name for an annotator that is the same throughout a project and tells nothing else. */
export function pseudonym(projectId: string, annotatorId: string): string {
  return `annotator-${createHash("sha256").update(`${projectId}|${annotatorId}`).digest("hex").slice(0, 8)}`;
}

/** A number that a loader reads as a float whatever its value: JavaScript would print 1.0 as 1. */
function float(value: number): string {
  return Number.isInteger(value) ? `${value}.0` : String(value);
}

/**
 * One line of JSON as TRL reads it: explicit prompt, chosen, rejected (message lists, or texts), a dense float margin,
 * then provenance. Each column has one type on every line. A tie that is kept has the responses in the order shown and
 * `is_tie` true.
 */
export function preferenceLine(
  row: ExportedPreference,
  format: "conversational" | "standard",
  projectId: string,
  split: Split,
): string {
  const isTurned = row.outcome < 0;
  const [chosen, rejected] = isTurned ? [row.messagesB, row.messagesA] : [row.messagesA, row.messagesB];
  const [chosenModel, rejectedModel] = isTurned ? [row.modelB, row.modelA] : [row.modelA, row.modelB];
  const content =
    format === "conversational"
      ? { prompt: turns(row.promptMessages), chosen: turns(chosen), rejected: turns(rejected) }
      : { prompt: promptText(row.promptMessages), chosen: textOfAll(chosen), rejected: textOfAll(rejected) };
  const provenance = {
    pair_id: `${row.judgmentId}-${row.ordinal}`,
    group_id: row.judgmentId,
    prompt_id: row.promptId,
    external_id: row.externalId ?? "",
    split,
    is_tie: row.outcome === 0,
    strength: row.strength ?? -1,
    model_chosen: chosenModel,
    model_rejected: rejectedModel,
    annotator: pseudonym(projectId, row.annotatorId),
    annotator_kind: row.annotatorKind,
    language: row.language ?? "",
    tags: row.tags,
    created_at: row.createdAt,
  };
  const margin = row.outcome === 0 ? 0 : (row.strength ?? 1);
  const head = JSON.stringify(content).slice(0, -1);
  return `${head},"margin":${float(margin)},"weight":${float(row.weight)},${JSON.stringify(provenance).slice(1)}\n`;
}

/** Messages with text only: a column of one type. Pictures and tool calls have no place in these two layouts. */
function turns(messages: readonly Message[]): { role: string; content: string }[] {
  return messages.map((message) => ({ role: message.role, content: textOf(message) }));
}

/** A conversation as one text: a single user turn as it is, several with their speakers. */
function promptText(messages: readonly Message[]): string {
  const [only] = messages;
  if (messages.length === 1 && only) return textOf(only);
  return messages.map((message) => `${message.role}: ${textOf(message)}`).join("\n\n");
}
