import { z } from "zod";
import { contract, idSchema, projectParams, timeSchema } from "./contract";

const withdrawalSchema = z.object({
  /** False where one has not judged in this project. */
  hasJudged: z.boolean(),
  /** Since when the judgments stay out of new datasets. */
  withdrawnAt: timeSchema.nullable(),
});

export const getOwnWithdrawal = contract({
  method: "GET",
  path: "/projects/{projectId}/my/withdrawal",
  stage: "release",
  summary: "Whether one's own judgments stay out of new datasets",
  access: "tasks.judge",
  params: projectParams,
  response: withdrawalSchema,
});

export const withdrawOwn = contract({
  method: "PUT",
  path: "/projects/{projectId}/my/withdrawal",
  stage: "release",
  summary: "Leave one's own judgments out of datasets frozen from now on, or let them in again",
  access: "tasks.judge",
  params: projectParams,
  body: z.object({ isWithdrawn: z.boolean() }),
  response: withdrawalSchema,
});

export const withdrawAnnotator = contract({
  method: "PUT",
  path: "/projects/{projectId}/annotators/{annotatorId}/withdrawal",
  stage: "release",
  summary:
    "Leave an annotator's judgments out of datasets frozen from now on, at his wish, or let them in again",
  access: "people.manage",
  params: projectParams.extend({ annotatorId: idSchema }),
  body: z.object({ isWithdrawn: z.boolean() }),
  response: withdrawalSchema,
});
