import { z } from "zod";
import { judgeFilterSchema } from "../annotator";
import { keptSchema } from "./agreement";
import { contract, projectParams } from "./contract";

/** How many judgments the forecast spends. */
export const spentJudgments = 1_000;

const boundsSchema = z.object({ value: z.number(), low: z.number().nullable(), high: z.number().nullable() });
export type NeedsBounds = z.infer<typeof boundsSchema>;

const ceilingSchema = z.object({
  /** Pairs that two annotators or more decided, their prompts, the most annotators of one pair. */
  units: z.number(),
  prompts: z.number(),
  mostAnnotators: z.number(),
  /** Intraclass correlation 1/(2a + 1) of the beta-binomial. */
  rho: z.number(),
  agreement: boundsSchema,
  ceiling: boundsSchema,
  withoutModel: z.object({ low: z.number(), high: z.number() }),
  logLoss: boundsSchema,
  majority: z.array(z.object({ annotators: z.number(), quality: z.number() })),
});

const fitSchema = z.object({
  /** L(D) = limit + (scale / D)^exponent; null where the curve does not fall. */
  law: z.object({ limit: z.number(), scale: z.number(), exponent: z.number() }).nullable(),
  limit: boundsSchema.nullable(),
  exponent: boundsSchema.nullable(),
});

const curveSchema = z.object({
  points: z.array(z.object({ size: z.number(), logLoss: boundsSchema, accuracy: boundsSchema })),
  repeats: z.number(),
  heldOutPrompts: z.number(),
  heldOutJudgments: z.number(),
  logLoss: fitSchema,
  errorRate: fitSchema,
  /** The fitted log-loss at sizes measured and beyond. */
  band: z.array(boundsSchema.extend({ size: z.number() })),
});

const gainSchema = z.object({ at: boundsSchema, gain: boundsSchema });
const forecastSchema = z.object({
  judgments: z.number(),
  spent: z.number(),
  now: boundsSchema,
  newPrompts: gainSchema,
  /** `worth`: of a pair with three opinions, in pairs with one; `pairs`: that would get two opinions more. */
  overlap: gainSchema.extend({ worth: z.number(), pairs: z.number() }).nullable(),
  advantage: boundsSchema.nullable(),
});
export type NeedsForecast = z.infer<typeof forecastSchema>;

export const needsViewSchema = z.object({
  comparisons: z.number(),
  /** Comparisons that are no ties. */
  decided: z.number(),
  /** Null where no two annotators decided one pair. */
  ceiling: ceilingSchema.nullable(),
  probe: z.object({
    /** Decided comparisons with text that the probe saw, and the prompts they are of. */
    judgments: z.number(),
    prompts: z.number(),
    /** A sample, where there are more than so many. */
    isSample: z.boolean(),
    fewestJudgments: z.number(),
    fewestPrompts: z.number(),
  }),
  curve: curveSchema.nullable(),
  curveReason: z.enum(["no_preferences", "no_text", "too_few"]).nullable(),
  forecast: z.object({ logLoss: forecastSchema, errorRate: forecastSchema.nullable() }).nullable(),
});
export type NeedsView = z.infer<typeof needsViewSchema>;

export const getNeeds = contract({
  method: "GET",
  path: "/projects/{projectId}/needs",
  stage: "measure",
  summary:
    "Noise ceiling of the labels, learning curve of a small reward probe, and what 1,000 more judgments would buy",
  access: "results.read",
  params: projectParams,
  query: z.object({ judges: judgeFilterSchema.default("human") }),
  response: z.object({
    judges: judgeFilterSchema,
    confidence: z.number(),
    /** Null until the first computation is done. */
    figures: needsViewSchema.extend(keptSchema.shape).nullable(),
  }),
});
export type NeedsResult = z.infer<typeof getNeeds.response>;
