import { createHash } from "node:crypto";
import { z } from "zod";
import type { OpenDatabase } from "@/db/client";
import { insertJob } from "@/db/queries/instance/job";
import { findLastSeq } from "@/db/queries/measure/measurement";
import { findReport, wantReport } from "@/db/queries/release/report";
import { canonicalJson } from "@/lib/domain/dataset/recipe";
import { type ReportWish, reportWishSchema } from "@/lib/domain/dataset/report";

/** The job that finds out about a recipe or a dataset. */
export const makeReportJob = "make-report";
export const makeReportPayload = z.object({ projectId: z.uuid(), wish: reportWishSchema });

/** Under which a report is kept. Drafts are forgotten after a day. */
export function reportKey(wish: ReportWish): string {
  const hash = (value: unknown) =>
    createHash("sha256").update(canonicalJson(value)).digest("hex").slice(0, 32);
  switch (wish.kind) {
    case "preview":
      return `draft:preview:${hash(wish.recipe)}`;
    case "draft-lints":
      return `draft:lints:${hash([wish.recipe, wish.options])}`;
    case "lints":
      return `dataset:${wish.number}:lints:${hash(wish.options)}`;
    case "diff":
      return `dataset:${wish.to}:diff:${wish.from}`;
  }
}

/** What a draft must have seen; a frozen dataset does not change. */
export async function wantedSeq(
  { sql }: Pick<OpenDatabase, "sql">,
  projectId: string,
  wish: ReportWish,
): Promise<number> {
  return wish.kind === "lints" || wish.kind === "diff" ? 0 : findLastSeq(sql, projectId);
}

export interface KeptReport<Value> {
  state: "waiting" | "ready" | "failed";
  done: number;
  total: number;
  failure: string | null;
  isFresh: boolean;
  value: Value | null;
}

/**
 * A report as it was last made, at once; where it has not seen the newest judgment, or there is none, a worker makes one.
 * Whether the actor may ask was decided before.
 */
export async function getReport<Value>(
  database: OpenDatabase,
  projectId: string,
  wish: ReportWish,
): Promise<KeptReport<Value>> {
  const { db, sql } = database;
  const key = reportKey(wish);
  const [lastSeq, stored] = await Promise.all([
    wantedSeq(database, projectId, wish),
    findReport(sql, projectId, key),
  ]);
  const isFresh = stored?.lastSeq === lastSeq && stored.state !== "waiting";
  if (!isFresh) {
    await wantReport(sql, projectId, key);
    const payload: z.input<typeof makeReportPayload> = { projectId, wish };
    await insertJob(db, makeReportJob, payload, { jobKey: `report:${projectId}:${key}`, maxAttempts: 3 });
  }
  if (!stored) return { state: "waiting", done: 0, total: 0, failure: null, isFresh, value: null };
  const { state, done, total, failure, value } = stored;
  return { state, done, total, failure, isFresh, value: value as Value | null };
}
