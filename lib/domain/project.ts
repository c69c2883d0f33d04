import { z } from "zod";
import { licenseSchema } from "./license";
import { protocolSchema } from "./protocol";

/** What a lead can set on a project beside its protocol and guidelines. */
export const projectSettingsSchema = z.object({
  name: z.string().trim().min(1).max(120),
  description: z.string().max(2_000),
  /** How long a task stays lent without activity. */
  leaseSeconds: z.number().int().min(60).max(86_400),
  /** Whether annotators may see the figures about themselves; never those about others. */
  annotatorsSeeOwnFigures: z.boolean(),
  /** Under which the project's datasets may be used; null: not agreed on. What is frozen keeps the licence it was frozen under. */
  license: licenseSchema.nullable(),
});
export type ProjectSettings = z.infer<typeof projectSettingsSchema>;

export const newProjectSchema = z.object({
  name: projectSettingsSchema.shape.name,
  description: projectSettingsSchema.shape.description.default(""),
  leaseSeconds: projectSettingsSchema.shape.leaseSeconds.default(1_800),
  license: projectSettingsSchema.shape.license.default(null),
  protocol: protocolSchema.optional(),
  guidelines: z.string().max(200_000).default(""),
});
export type NewProject = z.input<typeof newProjectSchema>;

/** A project's counters, kept in the transactions that change them: nothing is counted when a page asks. */
export const progressSchema = z.object({
  prompts: z.number(),
  responses: z.number(),
  models: z.number(),
  tasks: z.number(),
  /** Judgments wanted over all tasks: the sum of their overlaps. */
  judgmentsWanted: z.number(),
  /** Current judgments by people with an account. */
  judgments: z.number(),
  /** Current judgments that came with imports. */
  importedJudgments: z.number(),
  skips: z.number(),
});
export type Progress = z.infer<typeof progressSchema>;
