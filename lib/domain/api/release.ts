import { z } from "zod";
import { judgeFilterSchema } from "../annotator";
import { contract, projectParams } from "./contract";

/** Concord's own rows (message lists or texts, with provenance), and the rows of training stacks. */
export const exportFormats = [
  "conversational",
  "standard",
  "implicit",
  "llamafactory",
  "swift",
  "nemo",
  "openai",
  "transcript",
  "strings",
] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** What decides the bytes of a preference export. */
export const preferenceExportQuery = z.object({
  format: z.enum(exportFormats).default("conversational"),
  judges: judgeFilterSchema.default("human"),
  /** Ties cannot be written as chosen and rejected: left out and counted, or kept with `is_tie` true. */
  ties: z.enum(["drop", "keep"]).default("drop"),
  split: z.enum(["all", "train", "validation", "test"]).default("all"),
  validation: z.coerce.number().min(0).max(0.5).default(0.05),
  test: z.coerce.number().min(0).max(0.5).default(0.05),
  seed: z.coerce.number().int().min(0).max(4294967295).default(0),
});

export const exportPreferences = contract({
  method: "GET",
  path: "/projects/{projectId}/exports/preferences",
  stage: "release",
  summary: "Preferences as a training stack reads them, one JSON object a line",
  access: "dataset.export",
  params: projectParams,
  query: preferenceExportQuery,
  streams: "application/x-ndjson",
});
