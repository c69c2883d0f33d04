import { z } from "zod";
import {
  exportedFileSchema,
  fileFormatSchema,
  leftOutSchema,
  losses,
  presetNameSchema,
} from "../dataset/export";
import { contract, timeSchema } from "./contract";
import { datasetParams } from "./datasets";

const exportParams = datasetParams.extend({ preset: presetNameSchema, format: fileFormatSchema });

export const exportViewSchema = z.object({
  preset: presetNameSchema,
  format: fileFormatSchema,
  state: z.enum(["waiting", "writing", "ready", "failed"]),
  /** Rows written so far. */
  rows: z.number().int(),
  failure: z.string().nullable(),
  files: z.array(exportedFileSchema).nullable(),
  /** What the format has no place for, counted by reason. */
  leftOut: leftOutSchema.nullable(),
  createdAt: timeSchema,
});
export type ExportView = z.infer<typeof exportViewSchema>;

const snippetSchema = z.object({ title: z.string(), text: z.string() });

export const presetViewSchema = z.object({
  name: presetNameSchema,
  /** Programs that read it. */
  stacks: z.array(z.string()),
  /** What it has no place for. */
  losses: z.array(z.enum(losses)),
  formats: z.array(fileFormatSchema),
  /** How its stacks load the files, a format at a time. */
  snippets: z.partialRecord(fileFormatSchema, z.array(snippetSchema)),
});
export type PresetView = z.infer<typeof presetViewSchema>;

export const listDatasetExports = contract({
  method: "GET",
  path: "/projects/{projectId}/datasets/{number}/exports",
  stage: "release",
  summary:
    "The formats in which a dataset can be exported, what each cannot carry, and the exports that exist",
  access: "dataset.export",
  params: datasetParams,
  response: z.object({
    presets: z.array(presetViewSchema),
    exports: z.array(exportViewSchema),
    pairs: z.number().int(),
    /** How much the dataset holds of what some formats have no place for. */
    held: z.object({ ties: z.number().int(), demonstrations: z.number().int(), rewrites: z.number().int() }),
  }),
});

export const createDatasetExport = contract({
  method: "POST",
  path: "/projects/{projectId}/datasets/{number}/exports",
  stage: "release",
  summary: "Write a dataset in one format; a worker does it",
  access: "dataset.export",
  params: datasetParams,
  body: z.object({ preset: presetNameSchema, format: fileFormatSchema.default("jsonl") }),
  response: exportViewSchema,
});

export const getDatasetExport = contract({
  method: "GET",
  path: "/projects/{projectId}/datasets/{number}/exports/{preset}/{format}",
  stage: "release",
  summary: "How far an export is, and its files",
  access: "dataset.export",
  params: exportParams,
  response: exportViewSchema,
});

/** The whole export as one file; it has no place of its own in the store. */
export const zipName = "export.zip";

export const readExportFile = contract({
  method: "GET",
  path: "/projects/{projectId}/datasets/{number}/exports/{preset}/{format}/{file}",
  stage: "release",
  summary:
    "A file of an export, or all of them as export.zip: in parts (Range), with a link token where headers cannot be set",
  access: "dataset.export",
  params: exportParams.extend({ file: z.string().min(1).max(500) }),
  query: z.object({
    /** A token that opens exports and nothing else (POST /tokens with exportsOnly). */
    token: z.string().max(200).optional(),
  }),
  takesLinkToken: true,
  streams: "application/octet-stream",
});
