import type { AnnotatorKind } from "@/lib/domain/annotator";
import type { AnswerInput } from "@/lib/domain/judgment";
import type { Message } from "@/lib/domain/message";

/**
 * What every reader yields, whatever the file looked like: prompts, responses and judgments that name each other by
 * keys of the file's own (`promptKey`, `model`). Records come in file order; a response may precede its prompt, and a
 * judgment its responses, since one import may join several files. The database resolves the keys at the end.
 */
export type ImportRecord = PromptRecord | ResponseRecord | JudgmentRecord;

/** Where a record stood: a problem found later can still be reported by file and line. */
export interface Source {
  file: string;
  /** 1-based line for line formats; the line where the element starts for JSON arrays. */
  line: number;
  /** 1-based number of the row or element within its file. */
  row: number;
}

export interface PromptRecord {
  type: "prompt";
  source: Source;
  /** Names the prompt within the import. */
  promptKey: string;
  /** The id the file gave it, exact to the last digit; null when the key was made from the text. */
  externalId: string | null;
  /** The whole conversation up to the turn to be answered; null when another file of the import holds the text. */
  messages: Message[] | null;
  tools?: string;
  language?: string;
  tags: string[];
  metadata: Record<string, unknown>;
}

export interface ModelRecord {
  name: string;
  version?: string;
  provider?: string;
  sampling?: Record<string, unknown>;
}

export interface ResponseRecord {
  type: "response";
  source: Source;
  promptKey: string;
  /** Names the response within its prompt; usually the model's name, an answer id where a model answered twice. */
  responseKey: string;
  model: ModelRecord;
  /** The turns that follow the prompt, the last one the assistant's; null when only its key is known here. */
  messages: Message[] | null;
  metadata: Record<string, unknown>;
}

export interface JudgmentRecord {
  type: "judgment";
  source: Source;
  promptKey: string;
  /** Who judged; null for a file that says only which answer is the better one (its gold label). */
  annotator: { name: string; kind: Exclude<AnnotatorKind, "account"> };
  /** The task's responses, in the order shown where `orderKnown`; none of a demonstration. */
  responseKeys: string[];
  orderKnown: boolean;
  comparison: "pairwise" | "ranking" | "rating" | "demonstration";
  /** `tiers`, `scores` and `flags` name responses by their keys. */
  answer: AnswerInput;
  /** Most levels a side that the file's scale has; 1 when it only says which is better. */
  levels: number;
  createdAt?: string;
  durationMs?: number;
  metadata: Record<string, unknown>;
  /** The judgment's id where it came from, so that the same verdict in two files counts once. */
  externalId?: string;
}

/** Something wrong with one row: reported to the lead, who skips such rows or refuses the file. */
export interface RowProblem {
  file: string;
  line: number;
  row: number;
  field: string;
  /** What was found, shortened. */
  found: string;
  expected: string;
}

/** What a reader yields: records and problems, in file order. */
export type ReadEvent = { kind: "record"; record: ImportRecord } | { kind: "problem"; problem: RowProblem };
