import { createHash } from "node:crypto";
import { promptJson, textJson, turnsJson } from "./message-json";

/** One preference with all that an export says of it, as it comes from the database. */
export interface ExportedPreference {
  judgmentId: string;
  ordinal: string;
  promptId: string;
  /** A JSON string, as are the models' names, the tags (a list) and the language. */
  externalId: string;
  /** Messages as the text of their jsonb. */
  promptMessages: string;
  messagesA: string;
  messagesB: string;
  modelA: string;
  modelB: string;
  outcome: -1 | 0 | 1;
  /** −1 where none was asked. */
  strength: number;
  weight: number;
  annotatorId: string;
  annotatorKind: string;
  tags: string;
  language: string;
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
export function float(value: number): string {
  const text = String(value);
  return /[.e]/.test(text) ? text : `${text}.0`;
}

/**
 * One line of JSON as TRL reads it: explicit prompt, chosen, rejected (message lists, or texts), a dense float margin,
 * then provenance. Each column has one type on every line. A tie that is kept has the responses in the order shown and
 * `is_tie` true. Put together from JSON that is there already: nothing is parsed that need not be.
 */
export function preferenceLine(
  row: ExportedPreference,
  format: "conversational" | "standard",
  annotator: string,
  split: Split,
): string {
  const isTurned = row.outcome < 0;
  const [chosen, rejected] = isTurned ? [row.messagesB, row.messagesA] : [row.messagesA, row.messagesB];
  const [chosenModel, rejectedModel] = isTurned ? [row.modelB, row.modelA] : [row.modelA, row.modelB];
  const [prompt, text] = format === "conversational" ? [turnsJson, turnsJson] : [promptJson, textJson];
  const isTie = row.outcome === 0;
  const margin = isTie ? 0 : row.strength < 0 ? 1 : row.strength;
  return (
    `{"prompt":${prompt(row.promptMessages)},"chosen":${text(chosen)},"rejected":${text(rejected)}` +
    `,"margin":${float(margin)},"weight":${float(row.weight)},"pair_id":"${row.judgmentId}-${row.ordinal}"` +
    `,"group_id":"${row.judgmentId}","prompt_id":"${row.promptId}","external_id":${row.externalId}` +
    `,"split":"${split}","is_tie":${isTie},"strength":${row.strength}` +
    `,"model_chosen":${chosenModel},"model_rejected":${rejectedModel}` +
    `,"annotator":"${annotator}","annotator_kind":"${row.annotatorKind}","language":${row.language}` +
    `,"tags":${row.tags},"created_at":"${row.createdAt}"}\n`
  );
}
