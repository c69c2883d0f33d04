import { z } from "zod";
import { judgeFilterSchema } from "../annotator";
import { keptSchema } from "./agreement";
import { contract, projectParams } from "./contract";

export const tieRules = ["half", "davidson", "rao-kupper"] as const;
export const clusters = ["prompt", "judge", "none"] as const;

/** What decides a fit. */
export const ratingWishSchema = z.object({
  ties: z.enum(tieRules).default("half"),
  cluster: z.enum(clusters).default("prompt"),
  orderEffect: z.stringbool().default(false),
});
export type RatingChoice = z.infer<typeof ratingWishSchema>;

const maybe = z.number().nullable();

/** Ratings of one kind of judges, whole. */
export const ratingViewSchema = z.object({
  annotators: z.number(),
  comparisons: z.number(),
  tiesSeen: z.number(),
  exists: z.boolean(),
  converged: z.boolean(),
  iterations: z.number(),
  /** Models that can be compared with each other stand together. */
  components: z.array(z.array(z.string())),
  fits: z.array(
    z.object({
      models: z.number(),
      reason: z.string().nullable(),
      converged: z.boolean(),
      iterations: z.number(),
      /** log ν (davidson) or η (rao-kupper). */
      tieParameter: maybe,
      orderEffect: z
        .object({ value: z.number(), low: z.number(), high: z.number(), firstWins: z.number() })
        .nullable(),
    }),
  ),
  models: z.array(
    z.object({
      model: z.string(),
      logStrength: maybe,
      standardError: maybe,
      rating: maybe,
      low: maybe,
      high: maybe,
      bestRank: maybe,
      worstRank: maybe,
      reason: z.string().nullable(),
      wins: z.number(),
      losses: z.number(),
      ties: z.number(),
      component: z.number(),
    }),
  ),
  differences: z.array(
    z.object({
      better: z.string(),
      worse: z.string(),
      difference: z.number(),
      low: z.number(),
      high: z.number(),
      /** Of one comparison whose order is not known: a win 1, a tie ½. */
      expectedScore: z.number(),
    }),
  ),
  /** Each pair of models as counted, beside what the ratings expect of it (ties as half). */
  pairs: z.array(
    z.object({
      a: z.string(),
      b: z.string(),
      wins: z.number(),
      losses: z.number(),
      ties: z.number(),
      observed: z.number(),
      expected: maybe,
      /** Standardised: beyond 2 or 3 the pair contradicts the ratings. */
      residual: maybe,
    }),
  ),
  scores: z.array(
    z.object({
      attribute: z.string(),
      model: z.string(),
      responses: z.number(),
      mean: z.number(),
      standardError: maybe,
    }),
  ),
});
export type RatingView = z.infer<typeof ratingViewSchema>;

export const getRatings = contract({
  method: "GET",
  path: "/projects/{projectId}/ratings",
  stage: "measure",
  summary: "Bradley–Terry ratings with robust intervals, rank ranges, differences, and how well they fit",
  access: "results.read",
  params: projectParams,
  query: ratingWishSchema.extend({ judges: judgeFilterSchema.default("human") }),
  response: z.object({
    judges: judgeFilterSchema,
    ties: z.enum(tieRules),
    cluster: z.enum(clusters),
    orderEffect: z.boolean(),
    confidence: z.number(),
    /** Null until the first computation is done. */
    figures: ratingViewSchema.extend(keptSchema.shape).nullable(),
  }),
});
export type RatingResult = z.infer<typeof getRatings.response>;
