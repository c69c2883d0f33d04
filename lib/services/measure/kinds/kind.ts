import type { z } from "zod";
import type { OpenDatabase } from "@/db/client";
import type { JudgeFilter } from "@/lib/domain/annotator";
import type { ProjectTables } from "../facts/project-tables";

/** One kind of figures: all that decides them, and how they are computed. Its file, and a line in `kinds/index.ts`. */
export interface FigureKind<Wish extends z.ZodType = z.ZodType, Value = unknown, Gathered = unknown> {
  /** Part of the name under which figures are kept: a word, another one when the value's form changes. */
  key: string;
  /** What can be chosen: plain JSON. */
  wish: Wish;
  /**
   * From tables to figures: pure, no database, done in a thread. The value is JSON: no NaN, no undefined, no Map.
   * @param gathered what `gather` returned
   */
  compute(input: FigureInput<z.output<Wish>, Gathered>): Value;
  /**
   * Reads what the tables do not hold (texts, guideline names …) before `compute`, in the worker's own thread: by streams,
   * a little at a time. What it returns is copied to the thread; typed arrays on SharedArrayBuffers are not copied.
   */
  gather?(context: {
    database: OpenDatabase;
    projectId: string;
    judges: JudgeFilter;
    wish: z.output<Wish>;
    tables: ProjectTables;
  }): Promise<Gathered>;
}

export interface FigureInput<Wish, Gathered = unknown> {
  tables: ProjectTables;
  /** Which judges the figures count: `judgesOf` and `judgmentsCounted` (../report/project-judges) apply it. */
  judges: JudgeFilter;
  wish: Wish;
  gathered: Gathered;
}

/** Checks a kind's types where it is written. */
export function defineKind<Wish extends z.ZodType, Value, Gathered = undefined>(
  kind: FigureKind<Wish, Value, Gathered>,
): FigureKind<Wish, Value, Gathered> {
  return kind;
}

/** Of every interval on a project's pages. */
export const confidence = 0.95;
