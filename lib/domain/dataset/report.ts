import { z } from "zod";
import { lintOptionsSchema } from "./lints/options";
import { datasetManifestSchema } from "./manifest";
import { recipeSchema } from "./recipe";

const figures = z.object({
  value: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
});

/** What the checks of a dataset found. */
export const lintReportSchema = z.object({
  options: lintOptionsSchema,
  prompts: z.number(),
  pairs: z.number(),
  lints: z.array(
    z.object({
      name: z.string(),
      level: z.enum(["error", "warning"]),
      /** Of all findings; the first ten thousand of them have rows. */
      count: z.number(),
      figures: figures.extend({ auc: figures.optional() }).nullable(),
    }),
  ),
});
export type LintReport = z.output<typeof lintReportSchema>;

/** What is different between two datasets. */
export const diffReportSchema = z.object({
  from: z.number(),
  to: z.number(),
  /** False where one counts each judgment and the other makes one pair of several: the pairs themselves are compared then. */
  isSameAggregation: z.boolean(),
  prompts: z.object({ added: z.number(), removed: z.number(), moved: z.number(), same: z.number() }),
  pairs: z.object({ added: z.number(), removed: z.number(), changed: z.number(), same: z.number() }),
  annotators: z.object({ added: z.number(), removed: z.number(), withdrawn: z.number() }),
  agreement: z.object({ before: figures, after: figures }),
  agreementWithoutTies: z.object({ before: figures, after: figures }),
  tieShare: z.object({ before: z.number().nullable(), after: z.number().nullable() }),
});
export type DiffReport = z.output<typeof diffReportSchema>;

/** The kinds of rows of a comparison. */
export const changeKinds = [
  "prompt-added",
  "prompt-removed",
  "prompt-moved",
  "pair-added",
  "pair-removed",
  "pair-changed",
] as const;

/** What a recipe may name in this project. */
export const recipeChoicesSchema = z.object({
  tags: z.array(z.string()),
  languages: z.array(z.string()),
  models: z.array(z.string()),
  flags: z.array(z.string()),
  annotators: z.array(
    z.object({ id: z.string(), name: z.string(), kind: z.string(), isWithdrawn: z.boolean() }),
  ),
  guidelineVersions: z.array(z.number()),
  protocolVersions: z.array(z.number()),
});
export type RecipeChoices = z.output<typeof recipeChoicesSchema>;

/** What is to be found out. */
export const reportWishSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("preview"), recipe: recipeSchema }),
  z.object({ kind: z.literal("draft-lints"), recipe: recipeSchema, options: lintOptionsSchema }),
  z.object({ kind: z.literal("lints"), number: z.number().int(), options: lintOptionsSchema }),
  z.object({ kind: z.literal("diff"), from: z.number().int(), to: z.number().int() }),
]);
export type ReportWish = z.output<typeof reportWishSchema>;

/** A report, or how far it is: a worker makes it, whoever asks again gets it. */
export function reportOf<Value extends z.ZodType>(value: Value) {
  return z.object({
    state: z.enum(["waiting", "ready", "failed"]),
    done: z.number(),
    total: z.number(),
    /** Why there is none: "no_rating", "empty", "internal". */
    failure: z.string().nullable(),
    /** False while a newer one is being made. */
    isFresh: z.boolean(),
    value: value.nullable(),
  });
}

export const previewSchema = datasetManifestSchema.pick({
  summary: true,
  guidelineVersions: true,
  protocolVersions: true,
});
export type Preview = z.output<typeof previewSchema>;
