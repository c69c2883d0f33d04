import type { OpenDatabase } from "@/db/client";
import { readCounters } from "@/db/queries/people/counter";
import type { Actor } from "@/lib/domain/actor";
import type { JudgeFilter } from "@/lib/domain/annotator";
import type { Results } from "@/lib/domain/api/measure";
import { authorise } from "../people/authorise";
import { resultsKind } from "./kinds/results";
import { getMeasurement } from "./measurement";

/**
 * A project's progress and figures. Nothing is computed here.
 * @throws ConcordError not_found | forbidden
 */
export async function getResults(
  database: OpenDatabase,
  actor: Actor,
  projectId: string,
  judges: JudgeFilter,
): Promise<Results> {
  await authorise(database.db, actor, projectId, "results.read");
  const [progress, kept] = await Promise.all([
    readCounters(database.db, projectId),
    getMeasurement(database, projectId, judges, resultsKind, {}),
  ]);
  return {
    judges,
    progress,
    figures: kept && { ...kept.value, computedAt: kept.computedAt, isFresh: kept.isFresh },
  };
}
