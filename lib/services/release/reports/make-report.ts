import { inSnapshot, inTransaction, type OpenDatabase } from "@/db/client";
import { insertDraftDataset } from "@/db/queries/release/frozen";
import { findReport, saveReport, saveReportProgress } from "@/db/queries/release/report";
import type { Sql } from "@/db/queries/sql";
import type { Finding } from "@/lib/domain/dataset/finding";
import type { Recipe } from "@/lib/domain/dataset/recipe";
import type { ReportWish } from "@/lib/domain/dataset/report";
import { ConcordError } from "@/lib/domain/error";
import { buildDataset } from "../datasets/build-dataset";
import { compareDatasets } from "./compare-datasets";
import { lintDataset } from "./lint-dataset";
import { reportKey, wantedSeq } from "./report";

/** What a report says, and the rows it is about, by kind. */
export interface Made {
  value: unknown;
  findings: Map<string, Finding[]>;
}

/** Whoever is not withdrawn when it is made has a part in a draft. */
const endOfTime = new Date("9999-12-31T00:00:00Z");

/** Ends a transaction whose rows nobody is to see. */
class Undo extends Error {}

/**
 * Makes one report and keeps it; one that is there already is left. Done by a worker.
 */
export async function makeReport(
  database: OpenDatabase,
  projectId: string,
  wish: ReportWish,
  signal?: AbortSignal,
): Promise<void> {
  const key = reportKey(wish);
  const lastSeq = await wantedSeq(database, projectId, wish);
  const stored = await findReport(database.sql, projectId, key);
  if (stored?.lastSeq === lastSeq && stored.state !== "waiting") return;
  const onProgress = progressOf(database, projectId, key, signal);
  const made = await make(database, projectId, wish, lastSeq, onProgress).catch((error: unknown) => {
    if (error instanceof ConcordError) return error;
    throw error;
  });
  const report =
    made instanceof ConcordError
      ? { failure: made.issues[0]?.message ?? made.code, value: null, findings: new Map() }
      : { failure: null, ...made };
  await inTransaction(database, ({ sql }) => saveReport(sql, projectId, key, { lastSeq, ...report }));
}

type OnProgress = (done: number, total: number) => void;

/** Writes progress down, beside the transaction, at most twice a second. */
function progressOf(
  { sql }: OpenDatabase,
  projectId: string,
  key: string,
  signal: AbortSignal | undefined,
): OnProgress {
  let last = 0;
  return (done, total) => {
    signal?.throwIfAborted();
    if (Date.now() - last < 500) return;
    last = Date.now();
    // A progress that is not written is not missed.
    saveReportProgress(sql, projectId, key, { done, total }).catch(() => {});
  };
}

async function make(
  database: OpenDatabase,
  projectId: string,
  wish: ReportWish,
  lastSeq: number,
  onProgress: OnProgress,
): Promise<Made> {
  switch (wish.kind) {
    case "preview":
      return inSnapshot(database, async ({ sql }) => {
        const source = { projectId, lastSeq, frozenAt: endOfTime, recipe: wish.recipe };
        const { summary, guidelineVersions, protocolVersions } = await buildDataset(sql, source, null);
        return { value: { summary, guidelineVersions, protocolVersions }, findings: new Map() };
      });
    case "draft-lints":
      return asIfFrozen(database, projectId, wish.recipe, lastSeq, (sql, number) =>
        lintDataset(sql, projectId, number, wish.options, onProgress),
      );
    case "lints":
      return inSnapshot(database, ({ sql }) =>
        lintDataset(sql, projectId, wish.number, wish.options, onProgress),
      );
    case "diff":
      return inSnapshot(database, ({ sql }) => compareDatasets(sql, projectId, wish.from, wish.to));
  }
}

/** Freezes within a transaction that is taken back: the checks read the very rows that a freeze would write. */
async function asIfFrozen(
  database: OpenDatabase,
  projectId: string,
  recipe: Recipe,
  lastSeq: number,
  look: (sql: Sql, number: number) => Promise<Made>,
): Promise<Made> {
  let made: Made | null = null;
  const number = -1 - Math.floor(Math.random() * 2_000_000_000);
  await inSnapshot(database, async ({ sql }) => {
    await insertDraftDataset(sql, projectId, number, lastSeq);
    await buildDataset(sql, { projectId, lastSeq, frozenAt: endOfTime, recipe }, number);
    made = await look(sql, number);
    throw new Undo();
  }).catch((error: unknown) => {
    if (!(error instanceof Undo)) throw error;
  });
  if (!made) throw new Error("nothing was looked at");
  return made;
}
