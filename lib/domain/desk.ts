import { z } from "zod";

/** A draft's place in time: the browser that wrote it, and its place among that browser's (milliseconds of its clock). */
export const draftStampSchema = z.object({
  writer: z.string().min(1).max(80),
  order: z.number().int().min(0),
});
export type DraftStamp = z.infer<typeof draftStampSchema>;

/** What an annotator sets for himself in a project; null: nothing is said. */
export const deskSettingsSchema = z.object({
  /** Judgments a day. */
  dailyGoal: z.number().int().min(1).max(5_000).nullable(),
  breakMinutes: z.number().int().min(5).max(240).nullable(),
});
export type DeskSettings = z.infer<typeof deskSettingsSchema>;

/** The annotator's own calendar day. */
export const calendarDaySchema = z.iso.date();

export const problemTextSchema = z.string().trim().min(1).max(5_000);

export const problemAnswerSchema = z.object({
  name: z.string(),
  /** Written by the annotator himself, to add something. */
  isAnnotator: z.boolean(),
  text: z.string(),
  createdAt: z.string(),
});
export type ProblemAnswer = z.infer<typeof problemAnswerSchema>;
