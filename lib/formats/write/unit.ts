import type { Split } from "@/lib/domain/dataset/manifest";

/**
 * What a dataset's exports are made of, as the database gives it. Messages are the text of their jsonb, and so are tags;
 * names are JSON strings: most of an export is copied without being parsed.
 */
interface OfPrompt {
  split: Split;
  promptId: string;
  splitGroup: string;
  externalId: string;
  prompt: string;
  /** A JSON string of the tools' JSON, or "null". */
  tools: string;
  tags: string;
  language: string;
}

/** One pair as the dataset's recipe makes it. */
export interface PairUnit extends OfPrompt {
  pairId: string;
  groupId: string;
  chosenId: string;
  rejectedId: string;
  chosen: string;
  rejected: string;
  modelChosen: string;
  modelRejected: string;
  isTie: boolean;
  margin: number;
  weight: number;
  pChosen: number;
  pLow: number | null;
  pHigh: number | null;
  strength: number;
  rankChosen: number;
  rankRejected: number;
  judgments: number;
  ties: number;
  /** A pseudonym; empty where several annotators are one pair. */
  annotator: string;
  annotatorKind: string;
}

/** One response with what all pairs of the dataset say of it. */
export interface AnswerUnit extends OfPrompt {
  responseId: string;
  answer: string;
  model: string;
  wins: number;
  losses: number;
}

/** One prompt with everything that the dataset says of it. */
export interface PromptUnit extends OfPrompt {
  /** JSON: `PromptResponse[]`, in the order of their ids. */
  responses: string;
  /** JSON: `Written[]`: what annotators wrote themselves, in the order of the judgments. */
  written: string;
}

export interface PromptResponse {
  id: string;
  model: string;
  messages: unknown;
  wins: number;
  losses: number;
  ties: number;
}

export interface Written {
  judgmentId: string;
  annotatorId: string;
  /** The ideal answer that was asked for, or a better version of a response. */
  demonstration: unknown;
  rewrite: string | null;
}

/** One pair of responses with every annotator's word on it. */
export interface ComparisonUnit extends OfPrompt {
  firstId: string;
  secondId: string;
  first: string;
  second: string;
  modelFirst: string;
  modelSecond: string;
  /** JSON: `{ outcome, strength, rationale, annotatorId }[]`; outcome +1: the first is better. */
  opinions: string;
}

/** One judgment, whole. */
export interface JudgmentUnit extends OfPrompt {
  judgmentId: string;
  comparison: string;
  /** JSON: `{ id, messages, model, version, provider, sampling }[]` in the order of the task. */
  responses: string;
  presentedOrder: string;
  tiers: string;
  strength: string;
  bothBad: boolean;
  scores: string;
  flags: string;
  rationale: string;
  rewrite: string;
  confidence: string;
  demonstration: string;
  skipReason: string;
  skipNote: string;
  annotator: string;
  annotatorKind: string;
  createdAt: string;
  durationMs: number;
  protocolVersion: string;
  guidelineVersion: string;
  isGold: boolean;
}

export interface Units {
  pair: PairUnit;
  answer: AnswerUnit;
  prompt: PromptUnit;
  comparison: ComparisonUnit;
  judgment: JudgmentUnit;
}
