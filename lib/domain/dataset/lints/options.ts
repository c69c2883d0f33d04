import { z } from "zod";

/** What the checks of a dataset measure against. */
export const lintOptionsSchema = z.object({
  /** Tokens of prompt and response together that a trainer takes; counted with o200k_base (GPT-4o's tokenizer). */
  contextLength: z.coerce.number().int().min(16).max(2_000_000).default(4096),
  /** Share of the judgments from which one annotator is one too much. */
  annotatorShare: z.coerce.number().min(0).max(1).default(0.3),
});
export type LintOptions = z.output<typeof lintOptionsSchema>;
