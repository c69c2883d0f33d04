import { z } from "zod";
import { judgeFilterSchema } from "../annotator";
import { styleFeatures } from "../response-style";
import { keptSchema } from "./agreement";
import { contract, projectParams } from "./contract";

export const tieRules = ["half", "davidson", "rao-kupper"] as const;
export const clusters = ["prompt", "judge", "none"] as const;

/** What ratings are adjusted for beside the order shown: nothing, length, or length and format. */
export const styleChoices = ["none", "length", "format"] as const;
export const intervalKinds = ["sandwich", "bootstrap"] as const;

/** What decides a fit. */
export const ratingWishSchema = z.object({
  ties: z.enum(tieRules).default("half"),
  cluster: z.enum(clusters).default("prompt"),
  orderEffect: z.stringbool().default(false),
  style: z.enum(styleChoices).default("none"),
  intervals: z.enum(intervalKinds).default("sandwich"),
  /** Only prompts with this tag; empty: all. */
  tag: z.string().max(200).default(""),
});
export type RatingChoice = z.infer<typeof ratingWishSchema>;

/** Of a project with many models only what is told of: neighbours' differences, the worst-fitting pairs. */
export const pairChoices = ["told", "all"] as const;

const maybe = z.number().nullable();

export const differenceSchema = z.object({
  better: z.string(),
  worse: z.string(),
  difference: z.number(),
  low: z.number(),
  high: z.number(),
  /** Of one comparison whose order is not known, at equal style: a win 1, a tie ½. */
  expectedScore: z.number(),
});
export type RatingDifference = z.infer<typeof differenceSchema>;

/** What one feature of style is worth, all else equal. */
const effectSchema = z.object({
  feature: z.enum(styleFeatures),
  /** Log-odds per unit of the covariate; null where the feature never differs, or only repeats who was compared. */
  value: maybe,
  reason: z.string().nullable(),
  low: maybe,
  high: maybe,
  /** What a count's difference is divided by; null for length, which is (a − b)/(a + b). */
  scale: maybe,
  /** How often a response twice as long (with one more heading, item …) wins against an equal one. */
  wins: maybe,
  winsLow: maybe,
  winsHigh: maybe,
});
export type StyleEffect = z.infer<typeof effectSchema>;

const cycleSchema = z.object({
  /** Each beats the next, the last the first. */
  edges: z.array(
    z.object({
      winner: z.string(),
      loser: z.string(),
      /** Clusters (prompts, annotators) of which more comparisons went to the one or the other. */
      votesFor: z.number(),
      votesAgainst: z.number(),
      p: z.number(),
    }),
  ),
  p: z.number(),
  /** After Bonferroni. */
  corrected: z.number(),
});
export type RatingCycle = z.infer<typeof cycleSchema>;

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
      effects: z.array(effectSchema),
      /** Where intervals are a bootstrap's: replicates with and without an estimate. */
      bootstrap: z.object({ replicates: z.number(), withoutEstimate: z.number() }).nullable(),
    }),
  ),
  /** Comparisons of which a response's text is not known: counted as of equal style. */
  withoutText: z.number(),
  /** The same without any adjustment; null where none was asked for. */
  raw: z
    .array(
      z.object({
        model: z.string(),
        rating: maybe,
        low: maybe,
        high: maybe,
        bestRank: maybe,
        worstRank: maybe,
      }),
    )
    .nullable(),
  cycles: z.object({ triples: z.number(), found: z.number(), shown: z.array(cycleSchema) }),
  /** Tags of prompts that were judged, by comparisons, whatever tag is chosen. */
  tags: z.array(z.object({ tag: z.string(), comparisons: z.number() })),
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
  differences: z.array(differenceSchema),
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
  query: ratingWishSchema.extend({
    judges: judgeFilterSchema.default("human"),
    /** Two models whose difference is wanted. */
    a: z.string().max(400).optional(),
    b: z.string().max(400).optional(),
    /** Of more than 20 models: all differences and pairs, or only those that tell most. */
    pairs: z.enum(pairChoices).default("told"),
  }),
  response: z.object({
    judges: judgeFilterSchema,
    ties: z.enum(tieRules),
    cluster: z.enum(clusters),
    orderEffect: z.boolean(),
    style: z.enum(styleChoices),
    intervals: z.enum(intervalKinds),
    tag: z.string(),
    confidence: z.number(),
    a: z.string().nullable(),
    b: z.string().nullable(),
    /** Of the two models asked for; null where none were, or where they cannot be compared. */
    difference: differenceSchema.nullable(),
    /** Null until the first computation is done. */
    figures: ratingViewSchema
      .extend(keptSchema.shape)
      .extend({
        /** How many more differences and pairs there are than stand here. */
        differencesLeftOut: z.number(),
        pairsLeftOut: z.number(),
      })
      .nullable(),
  }),
});
export type RatingResult = z.infer<typeof getRatings.response>;
