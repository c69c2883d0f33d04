import {
  type ComparedPair,
  countAnnotatorChanges,
  countPairChanges,
  countPromptChanges,
  findPairChanges,
  findPromptChanges,
  layOut,
} from "@/db/queries/release/compare";
import { findFrozen } from "@/db/queries/release/frozen";
import type { Sql } from "@/db/queries/sql";
import { type FindingInput, Findings, mostFindings } from "@/lib/domain/dataset/finding";
import type { DiffReport } from "@/lib/domain/dataset/report";
import { ConcordError } from "@/lib/domain/error";
import type { Made } from "./make-report";

/** What a pair says, in a word: 1 → "low", −1 → "high", 0 → "tie". */
const said = (outcome: number | null) =>
  outcome === null ? "" : outcome === 0 ? "tie" : outcome > 0 ? "low" : "high";

/**
 * Two datasets side by side: prompts and preferences added, removed, changed; agreement before and after.
 * @throws ConcordError not_found where one of them is not there, or not yet
 */
export async function compareDatasets(sql: Sql, projectId: string, from: number, to: number): Promise<Made> {
  const [before, after] = [await findFrozen(sql, projectId, from), await findFrozen(sql, projectId, to)];
  if (!before?.manifest || !after?.manifest)
    throw new ConcordError("not_found", "One of these datasets is not there, or not ready.");
  const counts = (kind: string) => kind === "every";
  const isSameAggregation = counts(before.recipe.aggregation.kind) === counts(after.recipe.aggregation.kind);
  await layOut(sql, projectId, from, to, isSameAggregation && counts(after.recipe.aggregation.kind));
  const [old, now] = [before.manifest.summary, after.manifest.summary];
  const figures = ({
    value,
    low,
    high,
  }: {
    value: number | null;
    low: number | null;
    high: number | null;
  }) => ({
    value,
    low,
    high,
  });
  const value: DiffReport = {
    from,
    to,
    isSameAggregation,
    prompts: await countPromptChanges(sql),
    pairs: await countPairChanges(sql),
    annotators: await countAnnotatorChanges(sql, projectId, from, to),
    agreement: { before: figures(old.agreement), after: figures(now.agreement) },
    agreementWithoutTies: {
      before: figures(old.agreementWithoutTies),
      after: figures(now.agreementWithoutTies),
    },
    tieShare: { before: old.tieShare, after: now.tieShare },
  };
  const findings: Made["findings"] = new Map();
  for (const kind of ["added", "removed", "moved"] as const) {
    const rows = await findPromptChanges(sql, kind, mostFindings);
    findings.set(
      `prompt-${kind}`,
      collected(rows.map((row) => ({ promptId: row.promptId, split: splitsOf(row.before, row.after) }))),
    );
  }
  for (const kind of ["added", "removed", "changed"] as const)
    findings.set(
      `pair-${kind}`,
      collected((await findPairChanges(sql, projectId, kind, mostFindings)).map(pairFinding)),
    );
  return { value, findings };
}

function collected(rows: readonly FindingInput[]) {
  const findings = new Findings();
  for (const row of rows) findings.add(row);
  return findings.rows;
}

function splitsOf(before: string | null, after: string | null): string {
  return before && after && before !== after ? `${before} → ${after}` : (after ?? before ?? "");
}

function pairFinding(pair: ComparedPair): FindingInput {
  return {
    promptId: pair.promptId,
    subjectId: pair.lowId,
    otherId: pair.highId,
    names: [pair.lowModel, pair.highModel],
    what: [said(pair.before), said(pair.after)].filter((word) => word !== "").join("-"),
  };
}
