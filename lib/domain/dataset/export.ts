import { z } from "zod";
import { licenseSchema } from "../license";

/** Every format of a training stack in which a dataset can be written, by the names that API and command line use. */
export const presetNames = [
  "preference",
  "preference-implicit",
  "preference-strings",
  "preference-llamafactory",
  "preference-swift",
  "preference-nemo",
  "preference-openai",
  "preference-transcript",
  "preference-deepspeed",
  "rewardbench",
  "kto",
  "kto-strings",
  "kto-messages",
  "sft-messages",
  "prompts-verl",
  "best-of-n",
  "oasst",
  "helpsteer",
  "judgments",
] as const;
export const presetNameSchema = z.enum(presetNames);
export type PresetName = z.infer<typeof presetNameSchema>;

export const fileFormats = ["jsonl", "jsonl.gz", "parquet", "csv"] as const;
export const fileFormatSchema = z.enum(fileFormats);
export type FileFormat = z.infer<typeof fileFormatSchema>;

/** What a format has no place for: said before the download. */
export const losses = [
  "ties",
  "weights",
  "margin",
  "softLabels",
  "annotators",
  "models",
  "rankings",
  "pairs",
  "rationales",
  "scores",
  "demonstrations",
  "rewrites",
  "tools",
  "images",
  "severalTurns",
  "severalMessages",
  "systemTurns",
] as const;
export type Loss = (typeof losses)[number];

/** Why something of a dataset is not in an export: counted, and said with it. */
export const leftOutReasons = [
  "tie",
  "sameAnswers",
  "emptyAnswer",
  "undecided",
  "images",
  "tools",
  "severalMessages",
  "severalTurns",
  "systemTurn",
  "turnOrder",
  "prefix",
  "speakers",
  "nothingToLearn",
] as const;
export type LeftOutReason = (typeof leftOutReasons)[number];

export const leftOutSchema = z.partialRecord(z.enum(leftOutReasons), z.number().int());
export type LeftOut = z.infer<typeof leftOutSchema>;

export const exportedFileSchema = z.object({
  path: z.string(),
  bytes: z.number().int(),
  sha256: z.string(),
  /** Rows of a data file; null for what is none. */
  rows: z.number().int().nullable(),
});
export type ExportedFile = z.infer<typeof exportedFileSchema>;

/** The type of a column, or of a field within one: a small part of what Arrow knows. */
export type ColumnType =
  | "string"
  | "float64"
  | "int64"
  | "bool"
  | { list: ColumnType }
  | { struct: Readonly<Record<string, ColumnType>> };

export interface Column {
  name: string;
  type: ColumnType;
  /** Whether a row may have null here. */
  isOptional?: boolean;
}

const columnTypeSchema: z.ZodType<ColumnType> = z.lazy(() =>
  z.union([
    z.enum(["string", "float64", "int64", "bool"]),
    z.object({ list: columnTypeSchema }),
    z.object({ struct: z.record(z.string(), columnTypeSchema) }),
  ]),
);

/** manifest.json beside the files of an export: what `concord verify` holds them against. */
export const exportManifestSchema = z.object({
  format: z.literal("concord-export/1"),
  dataset: z.object({
    project: z.string(),
    number: z.number().int(),
    name: z.string(),
    fingerprint: z.string(),
    contentHash: z.string(),
    recipe: z.unknown(),
    lastJudgment: z.number().int(),
    /** Null, or missing in older exports: not agreed on. */
    license: licenseSchema.nullable().default(null),
  }),
  versions: z.object({
    concord: z.string(),
    guidelines: z.array(z.number().int()),
    protocols: z.array(z.number().int()),
  }),
  preset: presetNameSchema,
  fileFormat: fileFormatSchema,
  columns: z.array(
    z.object({ name: z.string(), type: columnTypeSchema, isOptional: z.boolean().optional() }),
  ),
  splits: z.array(z.object({ split: z.string(), path: z.string(), rows: z.number().int() })),
  leftOut: leftOutSchema,
  /** NUL characters and halves of surrogate pairs that became U+FFFD. */
  replacedCharacters: z.number().int(),
  files: z.array(exportedFileSchema),
});
export type ExportManifest = z.infer<typeof exportManifestSchema>;
