import { z } from "zod";

/** A person with an account, a person known from an imported file, or a model used as a judge. */
export const annotatorKinds = ["account", "imported", "model"] as const;
export const annotatorKindSchema = z.enum(annotatorKinds);
export type AnnotatorKind = z.infer<typeof annotatorKindSchema>;

/** Which judges a figure or an export counts. Machine verdicts are never mixed with human ones unless asked. */
export const judgeFilterSchema = z.enum(["human", "machine", "all"]);
export type JudgeFilter = z.infer<typeof judgeFilterSchema>;

/** The annotator kinds that a filter admits. */
export function kindsOf(filter: JudgeFilter): readonly AnnotatorKind[] {
  if (filter === "human") return ["account", "imported"];
  return filter === "machine" ? ["model"] : annotatorKinds;
}
