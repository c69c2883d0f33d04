import { z } from "zod";
import type { FieldIssue } from "./error";
import { type Message, messagesSchema } from "./message";
import type { Protocol } from "./protocol";

/**
 * One annotator's answer to one task. Response ids are whatever names the responses where the judgment is made: in the
 * browser the slots of the blinded presentation ("1", "2", …), in the database the responses themselves.
 */
export const answerSchema = z.object({
  /** Best first; a tier of two or more is a tie. */
  tiers: z.array(z.array(z.string()).min(1)),
  /** Pairwise only: how much better the winner is, 1 to the protocol's levels; 0 for a tie; null where not asked. */
  strength: z.number().int().min(0).max(4).nullable().default(null),
  /** Pairwise only: a tie in which neither response is acceptable. */
  bothBad: z.boolean().default(false),
  /** Response id → attribute key → score. */
  scores: z.record(z.string(), z.record(z.string(), z.number())).default({}),
  flags: z
    .object({ prompt: z.array(z.string()), responses: z.record(z.string(), z.array(z.string())) })
    .default({ prompt: [], responses: {} }),
  rationale: z.string().max(20_000).default(""),
  /** A better version of one response ("fix the best one"). */
  rewrite: z
    .object({ responseId: z.string(), content: z.string().min(1).max(1_000_000) })
    .nullable()
    .default(null),
  /** 1 (a guess) to 5 (certain). */
  confidence: z.number().int().min(1).max(5).nullable().default(null),
  /** Demonstration only: the ideal answer, as the turns that follow the prompt. */
  demonstration: messagesSchema.nullable().default(null),
  /** Set when the annotator passed: everything else is then empty. */
  skip: z
    .object({ reason: z.string(), note: z.string().max(2_000).default("") })
    .nullable()
    .default(null),
});

/** An answer under way: tiers in which nobody is yet may stand between others. */
export const draftSchema = answerSchema.extend({ tiers: z.array(z.array(z.string())) });

export type Answer = z.infer<typeof answerSchema>;
export type AnswerInput = z.input<typeof answerSchema>;

/** An answer in which nothing has been said yet. */
export const emptyAnswer: Answer = answerSchema.parse({ tiers: [] });

/**
 * Says whether an answer satisfies its protocol: the same function in the browser, before submitting, and on the server.
 * @param responseIds the task's responses; each may appear in at most one tier, and no other may appear.
 * @returns what is wrong, field by field; empty when nothing is.
 */
export function checkAnswer(
  answer: Answer,
  protocol: Protocol,
  responseIds: readonly string[],
): FieldIssue[] {
  if (answer.skip) {
    const known = protocol.skipReasons.some((reason) => reason.key === answer.skip?.reason);
    if (!known) return [{ path: "skip.reason", message: "is not one of the protocol's reasons" }];
    return answer.tiers.length > 0 ? [{ path: "tiers", message: "are empty when a task is skipped" }] : [];
  }
  return [
    ...checkTiers(answer, protocol, responseIds),
    ...checkScores(answer, protocol, responseIds),
    ...checkFlags(answer, protocol, responseIds),
    ...checkTexts(answer, protocol, responseIds),
  ];
}

function checkTiers(answer: Answer, protocol: Protocol, responseIds: readonly string[]): FieldIssue[] {
  const { comparison } = protocol;
  const ranked = answer.tiers.flat();
  const issues: FieldIssue[] = [];
  const say = (path: string, message: string) => issues.push({ path, message });
  if (new Set(ranked).size !== ranked.length) say("tiers", "a response appears twice");
  if (ranked.some((id) => !responseIds.includes(id)))
    say("tiers", "names a response that is not in the task");
  const tied = answer.tiers.some((tier) => tier.length > 1);

  if (comparison.kind === "pairwise") {
    if (ranked.length !== 2) say("tiers", "both responses must be placed");
    if (tied && !comparison.tie && !answer.bothBad) say("tiers", "this protocol has no ties");
    if (answer.bothBad && !(comparison.bothBad && tied)) say("bothBad", "is not asked by this protocol");
    const expected = tied ? 0 : comparison.levels;
    if (tied ? answer.strength !== 0 : !answer.strength || answer.strength > expected)
      say("strength", tied ? "is 0 for a tie" : `is 1 to ${comparison.levels}`);
    return issues;
  }
  if (answer.strength !== null) say("strength", "belongs to pairwise comparisons");
  if (answer.bothBad) say("bothBad", "belongs to pairwise comparisons");
  if (comparison.kind === "ranking") {
    if (tied && !comparison.ties) say("tiers", "this protocol has no ties");
    const needed = Math.min(comparison.best ?? responseIds.length, responseIds.length);
    if (ranked.length < needed)
      say("tiers", comparison.best === null ? "every response must be ranked" : `rank the best ${needed}`);
    return issues;
  }
  if (ranked.length > 0) say("tiers", "this protocol does not rank");
  return issues;
}

function checkScores(answer: Answer, protocol: Protocol, responseIds: readonly string[]): FieldIssue[] {
  const issues: FieldIssue[] = [];
  const attributes = new Map(protocol.attributes.map((attribute) => [attribute.key, attribute]));
  for (const [id, scores] of Object.entries(answer.scores)) {
    if (!responseIds.includes(id)) issues.push({ path: `scores.${id}`, message: "is not in the task" });
    for (const [key, score] of Object.entries(scores)) {
      const attribute = attributes.get(key);
      if (!attribute)
        issues.push({ path: `scores.${id}.${key}`, message: "is not an attribute of the protocol" });
      else if (!Number.isInteger(score) || score < attribute.min || score > attribute.max)
        issues.push({ path: `scores.${id}.${key}`, message: `is ${attribute.min} to ${attribute.max}` });
    }
  }
  for (const attribute of protocol.attributes.filter((entry) => entry.required))
    for (const id of responseIds)
      if (answer.scores[id]?.[attribute.key] === undefined)
        issues.push({ path: `scores.${id}.${attribute.key}`, message: "is required" });
  return issues;
}

function checkFlags(answer: Answer, protocol: Protocol, responseIds: readonly string[]): FieldIssue[] {
  const keysOf = (target: "prompt" | "response") =>
    new Set(protocol.flags.filter((flag) => flag.target === target).map((flag) => flag.key));
  const choices = protocol.choices ?? [];
  const forPrompt = new Set([
    ...keysOf("prompt"),
    ...choices.flatMap((choice) => choice.options.map(({ key }) => key)),
  ]);
  const forResponse = keysOf("response");
  const issues: FieldIssue[] = [];
  if (answer.flags.prompt.some((key) => !forPrompt.has(key)))
    issues.push({ path: "flags.prompt", message: "is not a flag of the protocol" });
  for (const [id, keys] of Object.entries(answer.flags.responses))
    if (!responseIds.includes(id) || keys.some((key) => !forResponse.has(key)))
      issues.push({ path: `flags.responses.${id}`, message: "is not a flag of the protocol" });
  for (const choice of choices) {
    const given = choice.options.filter(({ key }) => answer.flags.prompt.includes(key)).length;
    if (given > 1) issues.push({ path: `choices.${choice.key}`, message: "has one answer" });
    if (given === 0 && choice.required)
      issues.push({ path: `choices.${choice.key}`, message: "is required" });
  }
  return issues;
}

function checkTexts(answer: Answer, protocol: Protocol, responseIds: readonly string[]): FieldIssue[] {
  const issues: FieldIssue[] = [];
  const presence = (path: "rationale" | "rewrite" | "confidence", given: boolean) => {
    if (protocol[path] === "required" && !given) issues.push({ path, message: "is required" });
    if (protocol[path] === "off" && given) issues.push({ path, message: "is not asked by this protocol" });
  };
  presence("rationale", answer.rationale.trim() !== "");
  presence("rewrite", answer.rewrite !== null);
  presence("confidence", answer.confidence !== null);
  if (answer.rewrite && !responseIds.includes(answer.rewrite.responseId))
    issues.push({ path: "rewrite.responseId", message: "is not in the task" });
  const { comparison } = protocol;
  if (comparison.kind === "demonstration") issues.push(...checkDemonstration(answer, comparison.multiTurn));
  else if (answer.demonstration)
    issues.push({ path: "demonstration", message: "is not asked by this protocol" });
  return issues;
}

/** The ideal answer: one turn of the assistant, or, where several are asked, turns that end with one. */
function checkDemonstration({ demonstration }: Answer, multiTurn: boolean): FieldIssue[] {
  const path = "demonstration";
  const turns = demonstration ?? [];
  const last = turns.at(-1);
  if (last?.role !== "assistant" || !says(last)) return [{ path, message: "write the ideal answer" }];
  if (!multiTurn && turns.length > 1) return [{ path, message: "is one turn in this protocol" }];
  if (turns.some(({ role }) => role !== "assistant" && role !== "user"))
    return [{ path, message: "has turns of user and assistant only" }];
  if (turns.some((turn, index) => turn.role === turns[index - 1]?.role))
    return [{ path, message: "turns of user and assistant alternate" }];
  if (turns.some((turn) => !says(turn))) return [{ path, message: "has an empty turn" }];
  return [];
}

/** Whether a message says anything: text that is not blank, or a picture. */
function says({ content }: Message): boolean {
  if (typeof content === "string") return content.trim() !== "";
  return content.some((part) => part.type === "image" || part.text.trim() !== "");
}

/** Renames the responses of an answer, e.g. from slots to response ids. Ids without a name are a programming error. */
export function renameResponses(answer: Answer, nameOf: (id: string) => string): Answer {
  const rename = <T>(record: Record<string, T>) =>
    Object.fromEntries(Object.entries(record).map(([id, value]) => [nameOf(id), value]));
  return {
    ...answer,
    tiers: answer.tiers.map((tier) => tier.map(nameOf)),
    scores: rename(answer.scores),
    flags: { prompt: answer.flags.prompt, responses: rename(answer.flags.responses) },
    rewrite: answer.rewrite && { ...answer.rewrite, responseId: nameOf(answer.rewrite.responseId) },
  };
}

/** How the judgment came about: kept so that position bias, language and haste can be measured. */
export const presentationSchema = z.object({
  language: z.string().max(20).default("en"),
  /** Milliseconds of attention: idle and hidden time excluded. */
  durationMs: z.number().int().min(0).max(86_400_000).default(0),
  inputKind: z.enum(["keyboard", "pointer", "mixed", "program"]).default("mixed"),
  readToEnd: z.boolean().nullable().default(null),
});
export type Presentation = z.infer<typeof presentationSchema>;
