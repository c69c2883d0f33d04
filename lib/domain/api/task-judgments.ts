import { z } from "zod";
import { annotatorKindSchema } from "../annotator";
import { messagesSchema } from "../message";
import { contract, idSchema, projectParams, timeSchema } from "./contract";

/** As many opinions as can be asked for on one task: more would say no more. */
export const mostOpinions = 20;

const taskParams = projectParams.extend({ taskId: idSchema });

export const taskJudgmentsSchema = z.object({
  taskId: idSchema,
  promptId: idSchema,
  comparison: z.enum(["pairwise", "ranking", "rating", "demonstration"]),
  prompt: messagesSchema,
  /** Named "1", "2", … in a stable order: what judgments refer to. */
  responses: z.array(z.object({ slot: z.string(), model: z.string(), messages: messagesSchema })),
  /** How many annotators are wanted, how many have judged, how many are still looked for. */
  overlap: z.number(),
  judged: z.number(),
  openSlots: z.number(),
  /** False where there is no text to judge, or enough opinions have been asked for. */
  canAskAgain: z.boolean(),
  goldJudgmentId: idSchema.nullable(),
  /** Current ones, oldest first, at most 200. */
  judgments: z.array(
    z.object({
      id: idSchema,
      annotatorId: idSchema,
      annotator: z.string(),
      annotatorKind: annotatorKindSchema,
      /** Best first, by slots. */
      tiers: z.array(z.array(z.string())),
      strength: z.number().nullable(),
      bothBad: z.boolean(),
      scores: z.record(z.string(), z.record(z.string(), z.number())),
      rationale: z.string(),
      confidence: z.number().nullable(),
      skipReason: z.string().nullable(),
      guidelineVersion: z.number().nullable(),
      /** In which order the slots were shown; null where it is not known. */
      shown: z.array(z.string()).nullable(),
      createdAt: timeSchema,
    }),
  ),
});
export type TaskJudgments = z.infer<typeof taskJudgmentsSchema>;

export const getTaskJudgments = contract({
  method: "GET",
  path: "/projects/{projectId}/tasks/{taskId}/judgments",
  stage: "measure",
  summary: "One task: who said what of it, and why",
  access: "judgments.read",
  params: taskParams,
  response: taskJudgmentsSchema,
});

export const askForOpinion = contract({
  method: "POST",
  path: "/projects/{projectId}/tasks/{taskId}/opinions",
  stage: "assign",
  summary: `Ask one more annotator to judge a task, ${mostOpinions} at most`,
  access: "tasks.plan",
  params: taskParams,
  response: z.object({ overlap: z.number(), openSlots: z.number() }),
});

export const markGold = contract({
  method: "PUT",
  path: "/projects/{projectId}/tasks/{taskId}/gold",
  stage: "judge",
  summary: "Hold one judgment to be the right answer to its task",
  access: "tasks.plan",
  params: taskParams,
  body: z.object({ judgmentId: idSchema }),
});

export const unmarkGold = contract({
  method: "DELETE",
  path: "/projects/{projectId}/tasks/{taskId}/gold",
  stage: "judge",
  summary: "Take a task's gold answer back",
  access: "tasks.plan",
  params: taskParams,
});
