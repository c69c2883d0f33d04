import { z } from "zod";
import { deskSettingsSchema, problemAnswerSchema, problemTextSchema } from "../desk";
import { contract, idSchema, pageOf, pageQuery, projectParams, timeSchema } from "./contract";

export const getDesk = contract({
  method: "GET",
  path: "/projects/{projectId}/my/desk",
  stage: "assign",
  summary: "What an annotator has set for himself, and what waits to be read",
  access: "tasks.judge",
  params: projectParams,
  response: deskSettingsSchema.extend({
    guidelineVersion: z.number(),
    /** The last version of the guidelines that was acknowledged. */
    acknowledgedVersion: z.number().nullable(),
    /** The guidelines have a text, or had one, that was not acknowledged yet. */
    hasUnreadGuidelines: z.boolean(),
    hasUnreadAnswers: z.boolean(),
  }),
});

export const changeDesk = contract({
  method: "PATCH",
  path: "/projects/{projectId}/my/desk",
  stage: "assign",
  summary: "Set one's daily goal and break reminder",
  access: "tasks.judge",
  params: projectParams,
  body: deskSettingsSchema.partial(),
  response: deskSettingsSchema,
});

export const getOwnGuidelines = contract({
  method: "GET",
  path: "/projects/{projectId}/my/guidelines",
  stage: "assign",
  summary: "The guidelines in force, and the version last acknowledged",
  access: "tasks.judge",
  params: projectParams,
  response: z.object({
    version: z.number(),
    body: z.string(),
    createdAt: timeSchema,
    acknowledged: z.object({ version: z.number(), body: z.string() }).nullable(),
  }),
});

export const acknowledgeGuidelines = contract({
  method: "POST",
  path: "/projects/{projectId}/my/guidelines/{version}/acknowledge",
  stage: "assign",
  summary: "Say that one has read a version of the guidelines: open assignments are then judged under it",
  access: "tasks.judge",
  params: projectParams.extend({ version: z.coerce.number().int().min(1) }),
});

const problemSchema = z.object({
  id: idSchema,
  text: z.string(),
  state: z.enum(["open", "answered"]),
  answers: z.array(problemAnswerSchema),
  promptText: z.string(),
  createdAt: timeSchema,
});

const problemParams = projectParams.extend({ problemId: idSchema });
const textBody = z.object({ text: problemTextSchema });

export const reportProblem = contract({
  method: "POST",
  path: "/projects/{projectId}/assignments/{assignmentId}/problems",
  stage: "judge",
  summary: "Report a problem with a task to the lead",
  access: "tasks.judge",
  params: projectParams.extend({ assignmentId: idSchema }),
  body: textBody.extend({
    /** Chosen by the caller: the same report sent twice is one. */
    id: idSchema,
  }),
  response: z.object({ id: idSchema }),
});

export const listOwnProblems = contract({
  method: "GET",
  path: "/projects/{projectId}/my/problems",
  stage: "judge",
  summary: "The problems one has reported, the newest first",
  access: "tasks.judge",
  params: projectParams,
  query: pageQuery,
  response: pageOf(problemSchema.extend({ isUnread: z.boolean() })),
});

export const readProblem = contract({
  method: "POST",
  path: "/projects/{projectId}/my/problems/{problemId}/read",
  stage: "judge",
  summary: "Say that one has read the answer to one's report",
  access: "tasks.judge",
  params: problemParams,
});

export const addToProblem = contract({
  method: "POST",
  path: "/projects/{projectId}/my/problems/{problemId}/answers",
  stage: "judge",
  summary: "Add something to one's report: it is open again",
  access: "tasks.judge",
  params: problemParams,
  body: textBody,
});

export const listProblems = contract({
  method: "GET",
  path: "/projects/{projectId}/problems",
  stage: "judge",
  summary: "What annotators have reported, the newest first",
  access: "problems.answer",
  params: projectParams,
  query: pageQuery.extend({ state: z.enum(["open", "answered"]).default("open") }),
  response: pageOf(problemSchema.extend({ annotator: z.string(), promptId: idSchema })),
});

export const answerProblem = contract({
  method: "POST",
  path: "/projects/{projectId}/problems/{problemId}/answers",
  stage: "judge",
  summary: "Answer a report: its annotator sees it beside his tasks",
  access: "problems.answer",
  params: problemParams,
  body: textBody,
});
