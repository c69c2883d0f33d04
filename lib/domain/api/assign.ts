import { z } from "zod";
import { calendarDaySchema, draftStampSchema } from "../desk";
import { answerSchema, draftSchema, presentationSchema } from "../judgment";
import { messagesSchema } from "../message";
import { planSchema } from "../plan";
import { protocolSchema } from "../protocol";
import { contract, idSchema, pageOf, pageQuery, projectParams, timeSchema } from "./contract";

export const planTasks = contract({
  method: "POST",
  path: "/projects/{projectId}/plans",
  stage: "assign",
  summary: "Make tasks from prompts and responses; with dryRun, only count them",
  access: "tasks.plan",
  params: projectParams,
  body: planSchema.extend({ dryRun: z.boolean().default(false) }),
  response: z.object({
    tasks: z.number(),
    /** Tasks that were planned before and were left as they are. */
    known: z.number(),
    judgmentsWanted: z.number(),
    promptsUsed: z.number(),
    /** Prompts with too few responses with text. */
    promptsLeftOut: z.number(),
    /** Counted on the first prompts of a large project, and carried over to the rest. */
    isEstimate: z.boolean(),
    /** The tasks are being made by a worker. */
    isQueued: z.boolean(),
  }),
});

/**
 * A task as its annotator sees it. Responses are named by slot, "1" first: no id, name, count or order in here tells
 * which model wrote what.
 */
export const assignmentSchema = z.object({
  id: idSchema,
  protocol: protocolSchema,
  protocolVersion: z.number(),
  guidelineVersion: z.number(),
  prompt: z.object({ messages: messagesSchema, language: z.string().nullable() }),
  responses: z.array(z.object({ slot: z.string(), messages: messagesSchema })),
  draft: draftSchema.nullable(),
  /** Null where there is no draft, or a program wrote it. */
  draftStamp: draftStampSchema.nullable(),
  expiresAt: timeSchema,
});
export type AssignmentView = z.infer<typeof assignmentSchema>;

export const daySchema = z.object({ judgments: z.number(), skips: z.number(), durationMs: z.number() });

export const claimTasks = contract({
  method: "POST",
  path: "/projects/{projectId}/assignments/claim",
  stage: "assign",
  summary: "One's open assignments, filled up to `count` from the queue",
  access: "tasks.judge",
  params: projectParams,
  body: z.object({
    count: z.number().int().min(1).max(10).default(3),
    /** Assignments that the caller already has on hand: they are not sent again. */
    held: z.array(idSchema).max(20).default([]),
    /** The annotator's own day, which `today` is then about; UTC's otherwise. */
    day: calendarDaySchema.optional(),
  }),
  response: z.object({
    assignments: z.array(assignmentSchema),
    today: daySchema,
    /** Where nothing is left: when the next lent task comes free if its annotator does not go on. */
    comeBackAt: timeSchema.nullable(),
  }),
});

const assignmentParams = projectParams.extend({ assignmentId: idSchema });
const assignmentStateSchema = z.enum(["active", "submitted", "skipped", "expired"]);

export const saveDraft = contract({
  method: "PUT",
  path: "/projects/{projectId}/assignments/{assignmentId}/draft",
  stage: "assign",
  summary: "Keep an unfinished answer, and extend the lease: writing is activity",
  access: "tasks.judge",
  params: assignmentParams,
  body: z.object({
    answer: draftSchema.nullable(),
    /** Without it the draft is kept whatever is there. */
    stamp: draftStampSchema.optional(),
    /** The draft of another browser that this one goes on from. */
    basedOn: draftStampSchema.nullish(),
  }),
  response: z.object({
    expiresAt: timeSchema,
    state: assignmentStateSchema,
    /** Set where a newer draft is there, which was left as it is. */
    newer: z.object({ answer: draftSchema.nullable(), stamp: draftStampSchema }).nullable(),
  }),
});

export const extendLeases = contract({
  method: "POST",
  path: "/projects/{projectId}/assignments/extend",
  stage: "assign",
  summary: "Extend the leases of assignments on hand, taking up again what ran out and is still free",
  access: "tasks.judge",
  params: projectParams,
  body: z.object({ held: z.array(idSchema).max(20) }),
  response: z.object({
    leases: z.array(z.object({ id: idSchema, state: assignmentStateSchema, expiresAt: timeSchema })),
  }),
});

export const releaseAssignment = contract({
  method: "POST",
  path: "/projects/{projectId}/assignments/{assignmentId}/release",
  stage: "assign",
  summary: "Give an assignment back to the queue; its draft is kept",
  access: "tasks.judge",
  params: assignmentParams,
});

export const submitJudgment = contract({
  method: "POST",
  path: "/projects/{projectId}/assignments/{assignmentId}/judgments",
  stage: "judge",
  summary: "Submit, skip or revise. The same clientKey twice is one judgment; a late one is kept",
  access: "tasks.judge",
  params: assignmentParams,
  body: z.object({
    clientKey: z.string().min(8).max(80),
    answer: answerSchema,
    presentation: presentationSchema.default(presentationSchema.parse({})),
    /** The annotator's own day, under which it is counted; UTC's otherwise. */
    day: calendarDaySchema.optional(),
  }),
  response: z.object({
    judgmentId: idSchema,
    revision: z.number(),
    /** Stored by an earlier call with the same clientKey. */
    repeated: z.boolean(),
    isLate: z.boolean(),
    today: daySchema,
  }),
});

const ownJudgmentSchema = z.object({
  assignmentId: idSchema,
  promptText: z.string(),
  comparison: z.enum(["pairwise", "ranking", "rating", "demonstration"]),
  isSkip: z.boolean(),
  revision: z.number(),
  createdAt: timeSchema,
});

export const listOwnJudgments = contract({
  method: "GET",
  path: "/projects/{projectId}/my/judgments",
  stage: "judge",
  summary: "One's own judgments, the newest first",
  access: "tasks.judge",
  params: projectParams,
  query: pageQuery,
  response: pageOf(ownJudgmentSchema),
});

export const getOwnJudgment = contract({
  method: "GET",
  path: "/projects/{projectId}/my/judgments/{assignmentId}",
  stage: "judge",
  summary: "A judgment reopened with everything as it was",
  access: "tasks.judge",
  params: assignmentParams,
  response: assignmentSchema.extend({ answer: answerSchema, revision: z.number() }),
});
