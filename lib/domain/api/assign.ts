import { z } from "zod";
import { answerSchema, presentationSchema } from "../judgment";
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
  draft: answerSchema.nullable(),
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
  }),
  response: z.object({ assignments: z.array(assignmentSchema), today: daySchema }),
});

const assignmentParams = projectParams.extend({ assignmentId: idSchema });

export const saveDraft = contract({
  method: "PUT",
  path: "/projects/{projectId}/assignments/{assignmentId}/draft",
  stage: "assign",
  summary: "Keep an unfinished answer, and extend the lease: writing is activity",
  access: "tasks.judge",
  params: assignmentParams,
  body: z.object({ answer: answerSchema.nullable() }),
  response: z.object({ expiresAt: timeSchema, state: z.enum(["active", "submitted", "skipped", "expired"]) }),
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
