import { z } from "zod";
import { judgeFilterSchema } from "../annotator";
import { keptSchema, shareSchema } from "./agreement";
import { contract, idSchema, pageQuery, projectParams } from "./contract";
import { figureSchema } from "./measure";

/** Agreement among some of the comparisons. */
export const agreementPartSchema = z.object({
  /** A tag, two models, a guideline version, or the Monday of a week. */
  key: z.string(),
  comparisons: z.number(),
  /** Prompts with a comparison: what the interval is over. */
  prompts: z.number(),
  tiesKept: shareSchema,
  tiesDropped: shareSchema,
});
export type AgreementPart = z.infer<typeof agreementPartSchema>;

const largestSchema = z.object({
  /** Those with most comparisons, first. */
  rows: z.array(agreementPartSchema),
  leftOut: z.number(),
});

export const agreementPartsViewSchema = z.object({
  /** A prompt with several tags counts under each. */
  tags: largestSchema,
  modelPairs: largestSchema,
  /** Comparisons of two judgments under the same version of the guidelines; and of judgments under different ones. */
  guidelines: z.array(agreementPartSchema),
  acrossGuidelines: agreementPartSchema.nullable(),
  /** By the week (UTC) of the later judgment. */
  weeks: z.array(agreementPartSchema),
  /** Pairs of annotators who scored the same response. */
  attributes: z.array(
    z.object({
      attribute: z.string(),
      comparisons: z.number(),
      prompts: z.number(),
      same: shareSchema,
      withinOne: shareSchema,
    }),
  ),
  /** Null where nobody gave more than one level of strength. */
  strengths: z
    .object({
      levels: z.number(),
      /** Rows and columns −levels … levels: of those who say the row, how many others say the column. Symmetric. */
      counts: z.array(z.array(z.number())),
      rows: z.array(
        z.object({
          strength: z.number(),
          comparisons: z.number(),
          same: figureSchema,
          opposite: figureSchema,
        }),
      ),
    })
    .nullable(),
});
export type AgreementPartsView = z.infer<typeof agreementPartsViewSchema>;

const judgesQuery = z.object({ judges: judgeFilterSchema.default("human") });

export const getAgreementParts = contract({
  method: "GET",
  path: "/projects/{projectId}/agreement/parts",
  stage: "measure",
  summary: "Agreement by tag, pair of models, guideline version, week, score and strength",
  access: "results.read",
  params: projectParams,
  query: judgesQuery,
  response: z.object({
    judges: judgeFilterSchema,
    figures: agreementPartsViewSchema.extend(keptSchema.shape).nullable(),
  }),
});
export type AgreementPartsResult = z.infer<typeof getAgreementParts.response>;

export const disputeSchema = z.object({
  taskId: idSchema,
  promptId: idSchema,
  promptText: z.string(),
  /** 0: all say the same; 1: always the strongest opposite. */
  disagreement: z.number(),
  comparisons: z.number(),
  annotators: z.number(),
});
export type Dispute = z.infer<typeof disputeSchema>;

export const listDisputes = contract({
  method: "GET",
  path: "/projects/{projectId}/agreement/disputes",
  stage: "measure",
  summary: "The tasks whose annotators disagree most, the most divided first",
  access: "judgments.read",
  params: projectParams,
  query: pageQuery.extend(judgesQuery.shape).extend({
    limit: z.coerce.number().int().min(1).max(100).default(10),
  }),
  response: z.object({
    rows: z.array(disputeSchema),
    nextCursor: z.string().nullable(),
    /** Null until the first computation is done. */
    isFresh: z.boolean().nullable(),
  }),
});
