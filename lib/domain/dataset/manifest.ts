import { z } from "zod";

export const splits = ["train", "validation", "test"] as const;
export type Split = (typeof splits)[number];

/** Why judgments, or the pairs of some, are not in a dataset: the first reason that applies, in this order. */
export const omissions = [
  "withdrawn",
  "judges",
  "annotator",
  "reliability",
  "tag",
  "language",
  "protocol",
  "guidelines",
  "date",
  "flag",
  "skipped",
  "noText",
  "model",
  "agreement",
  "tie",
  "undecided",
  "tooFew",
] as const;
export type Omission = (typeof omissions)[number];

/** A share with its 95 % interval; null where there is nothing to take a share of. */
const figure = z.object({
  value: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
});
const perSplit = z.object({ train: z.number().int(), validation: z.number().int(), test: z.number().int() });

/** What a dataset holds, in figures: the same for the preview, the page, the card and the manifest. */
export const datasetSummarySchema = z.object({
  judgments: z.number().int(),
  annotators: z.number().int(),
  /** Annotators whose wish to be left out was followed. */
  withdrawnAnnotators: z.number().int(),
  prompts: perSplit,
  pairs: perSplit,
  /** Pairs in the file that are marked as ties. */
  tiedPairs: z.number().int(),
  /** What annotators wrote themselves: most formats have no place for it. */
  demonstrations: z.number().int().default(0),
  rewrites: z.number().int().default(0),
  nearDuplicateGroups: z.number().int(),
  /** What is not in it, by the first reason: judgments up to "model", preferences of judgments after that. */
  omitted: z.partialRecord(z.enum(omissions), z.number().int()),
  models: z.array(z.object({ name: z.string(), chosen: z.number().int(), rejected: z.number().int() })),
  tags: z.array(z.object({ tag: z.string(), prompts: z.number().int() })),
  languages: z.array(z.object({ language: z.string(), prompts: z.number().int() })),
  /** Unicode characters of the answers; `chosenLonger` among pairs of different length, with its Wilson interval. */
  lengths: z.object({
    chosenMean: z.number().nullable(),
    rejectedMean: z.number().nullable(),
    chosenLonger: figure,
  }),
  /** Share of decided pairs won by the response shown first, where the order is known. */
  firstShownWins: figure,
  /** Raw agreement, and what chance alone would give, by tie rule. */
  agreement: figure.extend({ chance: z.number().nullable(), comparisons: z.number().int() }),
  agreementWithoutTies: figure.extend({ chance: z.number().nullable() }),
  /** Best accuracy that a reward model can show on single decided judgments (lib/stats/needs/noise-ceiling.ts). */
  noiseCeiling: figure,
  tieShare: z.number().nullable(),
});
export type DatasetSummary = z.infer<typeof datasetSummarySchema>;

/** What is stored with a dataset when it is frozen. */
export const datasetManifestSchema = z.object({
  /** sha256 of recipe, project, last judgment, withdrawals and licence: what decides the content, whatever its number. */
  fingerprint: z.string(),
  /** sha256 of the content itself: prompts, judgments and pairs in their order. Equal content has equal hashes. */
  contentHash: z.string(),
  summary: datasetSummarySchema,
  guidelineVersions: z.array(z.number().int()),
  protocolVersions: z.array(z.number().int()),
});
export type DatasetManifest = z.infer<typeof datasetManifestSchema>;
