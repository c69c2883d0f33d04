import type { OpenDatabase } from "@/db/client";
import type { Actor } from "@/lib/domain/actor";
import type { JudgeFilter } from "@/lib/domain/annotator";
import type { AnnotatorRow, AnnotatorSort, AnnotatorsResult } from "@/lib/domain/api/annotators";
import { authorise } from "../people/authorise";
import { annotatorsKind } from "./kinds/annotators";
import { getMeasurement } from "./measurement";

/** What rows are ordered by; null comes last in either direction. */
const keyOf: Readonly<Record<AnnotatorSort, (row: AnnotatorRow) => number | string | null>> = {
  name: (row) => row.name,
  judgments: (row) => row.judgments,
  rest: (row) => row.rest.value,
  gold: (row) => row.gold.value,
  reliability: (row) => row.reliability.value,
  crowd: (row) => row.crowd.value,
  first: (row) => row.firstWins.value,
  triads: (row) => row.triads.value,
  time: (row) => row.medianMs,
  drift: (row) => row.driftPerHour.value,
  scores: (row) => row.scores.value,
};

function ordered(rows: readonly AnnotatorRow[], sort: AnnotatorSort, direction: "asc" | "desc") {
  const sign = direction === "asc" ? 1 : -1;
  const key = keyOf[sort];
  return [...rows].sort((a, b) => {
    const [x, y] = [key(a), key(b)];
    if (x === null || y === null) return Number(x === null) - Number(y === null);
    return (x < y ? -sign : x > y ? sign : 0) || (a.name < b.name ? -1 : 1);
  });
}

/**
 * How well everybody judges, as ordered. Nothing is computed here.
 * @throws ConcordError not_found | forbidden
 */
export async function listAnnotators(
  database: OpenDatabase,
  actor: Actor,
  projectId: string,
  { judges, sort, direction }: { judges: JudgeFilter; sort: AnnotatorSort; direction: "asc" | "desc" },
): Promise<AnnotatorsResult> {
  await authorise(database.db, actor, projectId, "judgments.read");
  const kept = await getMeasurement(database, projectId, judges, annotatorsKind, {});
  if (!kept) return { judges, figures: null };
  const { value, computedAt, isFresh } = kept;
  return { judges, figures: { ...value, rows: ordered(value.rows, sort, direction), computedAt, isFresh } };
}
