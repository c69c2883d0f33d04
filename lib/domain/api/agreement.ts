import { z } from "zod";
import { judgeFilterSchema } from "../annotator";
import { contract, projectParams, timeSchema } from "./contract";
import { figureSchema } from "./measure";

/** A share of comparisons, with the level that chance alone would reach under the same tie rule. */
export const shareSchema = figureSchema.extend({ chance: z.number().nullable() });
const meanSchema = z.object({
  value: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  /** Prompts that the mean is over. */
  prompts: z.number(),
});
const coefficientSchema = z.object({ value: z.number().nullable(), reason: z.string().nullable() });

/** Agreement of one kind of judges, whole. */
export const agreementViewSchema = z.object({
  preferences: z.number(),
  ties: z.number(),
  /** Pairs of responses judged by at least two annotators, and pairs of their judgments. */
  units: z.number(),
  comparisons: z.number(),
  tiesKept: shareSchema,
  tiesDropped: shareSchema,
  tiesHalf: shareSchema,
  /** Krippendorff's, nominal over first, tie, second. */
  alpha: figureSchema,
  /** α of signed strengths; null where none were asked. */
  strengths: z.object({ ordinal: coefficientSchema, interval: coefficientSchema }).nullable(),
  rankings: z
    .object({
      tauB: meanSchema,
      kendallW: meanSchema,
      pairs: z.array(z.object({ a: z.string(), b: z.string(), tauB: meanSchema })),
      undefinedPairs: z.number(),
    })
    .nullable(),
  scores: z.array(
    z.object({
      attribute: z.string(),
      items: z.number(),
      sharedItems: z.number(),
      alphaOrdinal: coefficientSchema,
      alphaInterval: coefficientSchema,
      iccSingle: coefficientSchema,
      iccMean: coefficientSchema,
      iccItems: z.number(),
    }),
  ),
  /** Each annotator against all others together. */
  annotators: z.array(
    z.object({
      name: z.string(),
      comparisons: z.number(),
      tiesKept: figureSchema,
      tiesDropped: figureSchema,
      /** Pairs judged again, and how often the answer was the same. */
      repeats: z.number(),
      repeatedSame: z.number(),
    }),
  ),
  pairs: z.array(
    z.object({
      a: z.string(),
      b: z.string(),
      units: z.number(),
      tiesKept: shareSchema,
      tiesDropped: shareSchema,
      kappa: figureSchema,
      gwet: figureSchema,
      /** Rows: a says second, tie, first; columns: b. */
      table: z.array(z.array(z.number())),
    }),
  ),
  /** Pairs of annotators beyond those that are listed. */
  pairsLeftOut: z.number(),
});
export type AgreementView = z.infer<typeof agreementViewSchema>;

/** Figures kept under the last judgment seen. */
export const keptSchema = z.object({
  computedAt: timeSchema,
  /** False while newer judgments are being counted in. */
  isFresh: z.boolean(),
});

export const getAgreement = contract({
  method: "GET",
  path: "/projects/{projectId}/agreement",
  stage: "measure",
  summary:
    "Agreement with chance level and tie rule: overall, per annotator and pair, rankings, strengths, scores",
  access: "results.read",
  params: projectParams,
  query: z.object({ judges: judgeFilterSchema.default("human") }),
  response: z.object({
    judges: judgeFilterSchema,
    /** Null until the first computation is done. */
    figures: agreementViewSchema.extend(keptSchema.shape).nullable(),
  }),
});
export type AgreementResult = z.infer<typeof getAgreement.response>;
