import { z } from "zod";

/** What an import brought in: rows that were new, beside those that were already there. */
export const importSummarySchema = z.object({
  format: z.string(),
  files: z.number(),
  rows: z.number(),
  prompts: z.number(),
  responses: z.number(),
  models: z.number(),
  judgments: z.number(),
  preferences: z.number(),
  annotators: z.number(),
  skippedRows: z.number(),
  /** Prompts and responses that were in the project before and were left as they are. */
  known: z.number(),
});
export type ImportSummary = z.infer<typeof importSummarySchema>;

export const importOptionsSchema = z.object({
  /** A file with bad rows: take the good rows, or refuse it whole. */
  onProblem: z.enum(["refuse", "skip"]).default("refuse"),
  /** Read and report, store nothing. */
  dryRun: z.boolean().default(false),
  /** Tags that every prompt of this import gets besides its own. */
  tags: z.array(z.string().min(1).max(60)).max(20).default([]),
});
export type ImportOptions = z.infer<typeof importOptionsSchema>;
