import { z } from "zod";
import { judgeFilterSchema } from "../annotator";
import { progressSchema } from "../project";
import { contract, idSchema, pageOf, pageQuery, projectParams, timeSchema } from "./contract";

/** Whether a project's figures have seen its newest judgment: little, to be asked often. */
export const getFreshness = contract({
  method: "GET",
  path: "/projects/{projectId}/freshness",
  stage: "measure",
  summary:
    "When figures that somebody looks at were last computed, and whether they have seen the newest judgment",
  access: "project.read",
  params: projectParams,
  response: z.object({
    /** Null where none was computed yet. */
    computedAt: timeSchema.nullable(),
    isFresh: z.boolean(),
  }),
});
export type Freshness = z.infer<typeof getFreshness.response>;

/** A figure that exists, or the reason why it does not: never NaN. */
export const figureSchema = z.object({
  value: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  /** Machine-readable; the interface has a sentence for each. */
  reason: z.string().nullable(),
});
export type Figure = z.infer<typeof figureSchema>;

export const agreementSummarySchema = z.object({
  /** Share of annotator pairs that say the same about a pair of responses, a tie being an answer of its own. */
  agreement: figureSchema,
  /** The same with every pair in which either says tie left out. */
  agreementWithoutTies: figureSchema,
  /** Agreement expected if everybody answered at random with the shares seen. */
  chance: z.number().nullable(),
  chanceWithoutTies: z.number().nullable(),
  alpha: figureSchema,
  /** Pairs of responses judged by at least two annotators. */
  units: z.number(),
  comparisons: z.number(),
  annotators: z.number(),
});

export const modelRatingSchema = z.object({
  modelId: idSchema,
  name: z.string(),
  /** Bradley–Terry on the 400/ln 10 scale around 1000; null with a reason where it does not exist. */
  rating: figureSchema,
  wins: z.number(),
  losses: z.number(),
  ties: z.number(),
  /** Models of different components cannot be compared. */
  component: z.number(),
});

export const resultsSchema = z.object({
  judges: judgeFilterSchema,
  progress: progressSchema,
  /** Null until the first computation is done. */
  figures: z
    .object({
      agreement: agreementSummarySchema,
      ratings: z.array(modelRatingSchema),
      ratingsExist: z.boolean(),
      ratingIterations: z.number(),
      tieRule: z.enum(["half"]),
      confidence: z.number(),
      preferences: z.number(),
      ties: z.number(),
      computedAt: timeSchema,
      /** False while newer judgments are being counted in. */
      isFresh: z.boolean(),
    })
    .nullable(),
});
export type Results = z.infer<typeof resultsSchema>;

export const getResults = contract({
  method: "GET",
  path: "/projects/{projectId}/results",
  stage: "measure",
  summary: "Progress, agreement and ratings; computed in the background, kept under the last judgment seen",
  access: "results.read",
  params: projectParams,
  query: z.object({ judges: judgeFilterSchema.default("human") }),
  response: resultsSchema,
});

export const preferenceRowSchema = z.object({
  judgmentId: idSchema,
  ordinal: z.number(),
  promptId: idSchema,
  promptText: z.string(),
  modelA: z.string(),
  modelB: z.string(),
  /** 1: A over B; −1: B over A; 0: a tie. */
  outcome: z.union([z.literal(1), z.literal(0), z.literal(-1)]),
  strength: z.number().nullable(),
  annotator: z.string(),
  annotatorKind: z.enum(["account", "imported", "model"]),
  rationale: z.string(),
  createdAt: timeSchema,
});

export const listPreferences = contract({
  method: "GET",
  path: "/projects/{projectId}/preferences",
  stage: "measure",
  summary: "Preferences, the newest first",
  access: "judgments.read",
  params: projectParams,
  query: pageQuery.extend({ judges: judgeFilterSchema.default("human") }),
  response: pageOf(preferenceRowSchema),
});
