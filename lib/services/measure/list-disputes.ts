import type { OpenDatabase } from "@/db/client";
import { findPromptTexts } from "@/db/queries/measure/task-judgments";
import type { Actor } from "@/lib/domain/actor";
import type { JudgeFilter } from "@/lib/domain/annotator";
import type { Dispute } from "@/lib/domain/api/agreement-parts";
import { excerpt } from "@/lib/domain/excerpt";
import { authorise } from "../people/authorise";
import { disputesKind } from "./kinds/disputes";
import { getMeasurement } from "./measurement";
import type { DisputeRow } from "./report/dispute-report";

/**
 * The tasks whose annotators disagree most, the most divided first, as they were last computed. The cursor is the last
 * row's own place in that order: a list computed anew in between is gone on with where it would stand.
 * @throws ConcordError not_found | forbidden
 */
export async function listDisputes(
  database: OpenDatabase,
  actor: Actor,
  projectId: string,
  page: { judges: JudgeFilter; cursor?: string; limit: number },
) {
  await authorise(database.db, actor, projectId, "judgments.read");
  const kept = await getMeasurement(database, projectId, page.judges, disputesKind, {});
  const all = kept?.value ?? [];
  const rest = page.cursor ? all.slice(placeAfter(all, page.cursor)) : all;
  const shown = rest.slice(0, page.limit);
  const last = shown.at(-1);
  return {
    rows: await withPrompts(database, projectId, shown),
    nextCursor: rest.length > shown.length && last ? cursorOf(last) : null,
    isFresh: kept?.isFresh ?? null,
  };
}

/** Rows with the prompts they are about, in a few words. */
export async function withPrompts(
  database: OpenDatabase,
  projectId: string,
  rows: readonly DisputeRow[],
): Promise<Dispute[]> {
  const texts = await findPromptTexts(
    database.sql,
    projectId,
    rows.map((row) => row.promptId),
  );
  return rows.map((row) => {
    const prompt = texts.get(row.promptId);
    return { ...row, promptText: (prompt && excerpt(prompt.messages)) || (prompt?.externalId ?? "") };
  });
}

function cursorOf({ disagreement, comparisons, taskId }: DisputeRow): string {
  return `${disagreement}~${comparisons}~${taskId}`;
}

function placeAfter(rows: readonly DisputeRow[], cursor: string): number {
  const [disagreement, comparisons, taskId] = cursor.split("~");
  const at = rows.findIndex((row) => row.taskId === taskId);
  if (at >= 0) return at + 1;
  const next = rows.findIndex(
    (row) =>
      row.disagreement < Number(disagreement) ||
      (row.disagreement === Number(disagreement) && row.comparisons < Number(comparisons)),
  );
  return next < 0 ? rows.length : next;
}
