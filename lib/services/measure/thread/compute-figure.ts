import type { JudgeFilter } from "@/lib/domain/annotator";
import type { ProjectTables } from "../facts/project-tables";
import { findKind } from "../kinds";

/** What a thread is given. Plain data: it crosses from one thread to another. */
export interface FigureTask {
  key: string;
  judges: JudgeFilter;
  wish: unknown;
  gathered: unknown;
  tables: ProjectTables;
}

/** A figure's value as JSON text: written where it was computed, so that the caller's thread has no work with it. */
export interface ComputedFigure {
  json: string;
  /** How long it took, without the wait for a thread. */
  ms: number;
}

export function computeFigure({ key, judges, wish, gathered, tables }: FigureTask): ComputedFigure {
  const kind = findKind(key);
  if (!kind) throw new Error(`there is no kind of figures ${key}`);
  const started = performance.now();
  const json = JSON.stringify(kind.compute({ tables, judges, wish: kind.wish.parse(wish), gathered }));
  return { json, ms: performance.now() - started };
}

/** Where figures are computed: here, or in threads. */
export type ComputeFigure = (task: FigureTask) => ComputedFigure | Promise<ComputedFigure>;
