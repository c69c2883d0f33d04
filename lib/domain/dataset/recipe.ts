import { z } from "zod";
import { judgeFilterSchema } from "../annotator";

/**
 * Everything that decides the bytes of a dataset besides the judgments themselves. The same recipe on the same judgments
 * gives the same files on any machine.
 */
const share = z.number().min(0).max(0.5);
const words = z.array(z.string().min(1).max(200)).max(500).default([]);
const versions = z.array(z.number().int().min(0)).max(500).default([]);

/** Which judgments are in. An empty list admits all. */
export const datasetFiltersSchema = z.object({
  judges: judgeFilterSchema.default("human"),
  /** Prompts with at least one of them. */
  tags: words,
  languages: words,
  /** By name: pairs of two of them. */
  models: words,
  /** By id: left out. */
  withoutAnnotators: z.array(z.uuid()).max(5000).default([]),
  /** Share of his pairs on which an annotator agrees with the others on the same pairs (ties dropped). */
  minimalReliability: z.number().min(0).max(1).nullable().default(null),
  /** Share of agreeing pairs of judgments on one pair of responses; pairs judged once have none and stay. */
  minimalAgreement: z.number().min(0).max(1).nullable().default(null),
  /** Judgments that raise one of these flags are left out. */
  withoutFlags: words,
  guidelineVersions: versions,
  protocolVersions: versions,
  from: z.iso.datetime({ offset: true }).nullable().default(null),
  until: z.iso.datetime({ offset: true }).nullable().default(null),
});

export const tiePolicies = ["drop", "half", "keep"] as const;
export const marginKinds = ["none", "strength", "calibrated", "rating"] as const;
export const pairExpansions = ["all", "best-worst", "adjacent"] as const;

export const recipeSchema = z.object({
  filters: datasetFiltersSchema.prefault({}),
  /**
   * Left out; half a win for either side (where each judgment is a row: two rows of half the weight, one each way); or
   * kept as one row, marked.
   */
  ties: z.enum(tiePolicies).default("drop"),
  aggregation: z
    .discriminatedUnion("kind", [
      z.object({ kind: z.literal("every") }),
      z.object({ kind: z.literal("majority"), minimum: z.number().int().min(1).max(99).default(1) }),
      z.object({ kind: z.literal("soft"), minimum: z.number().int().min(1).max(99).default(1) }),
    ])
    .default({ kind: "every" }),
  margin: z.enum(marginKinds).default("strength"),
  pairs: z.enum(pairExpansions).default("all"),
  splits: z
    .object({
      validation: share.default(0.05),
      test: share.default(0.05),
      seed: z.number().int().min(0).max(4294967295).default(0),
      /** Exact shares within each tag (a prompt's first one). */
      isStratified: z.boolean().default(false),
      /** Jaccard similarity of 3-grams (words; Chinese and Japanese characters) from which two prompts are near-duplicates. */
      nearDuplicate: z.number().min(0.3).max(1).default(0.7),
      /** Model names and annotator ids that appear in no training row: their prompts go to the test split. */
      heldOutModels: words,
      heldOutAnnotators: z.array(z.uuid()).max(5000).default([]),
    })
    .prefault({}),
});

export type Recipe = z.output<typeof recipeSchema>;
export type RecipeInput = z.input<typeof recipeSchema>;
export type DatasetFilters = z.output<typeof datasetFiltersSchema>;

/** JSON with the keys of every object in order. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, one]) => `${JSON.stringify(key)}:${canonicalJson(one)}`).join(",")}}`;
}
