import type { OpenDatabase } from "@/db/client";
import { insertJob } from "@/db/queries/instance/job";
import { findLastSeq, findMeasurement } from "@/db/queries/measure/measurement";
import { readCounters } from "@/db/queries/people/counter";
import { isoTime } from "@/db/queries/time";
import type { Actor } from "@/lib/domain/actor";
import type { JudgeFilter } from "@/lib/domain/annotator";
import type { Results } from "@/lib/domain/api/measure";
import { authorise } from "../people/authorise";
import { measurementKey, type StoredFigures } from "./measure-project";

/** The job that computes a project's figures. */
export const measureProjectJob = "measure-project";

/**
 * A project's progress and figures. Nothing is computed here: figures that have not seen the newest judgment are
 * returned as they are, marked so, while a worker makes new ones.
 * @throws ConcordError not_found | forbidden
 */
export async function getResults(
  database: OpenDatabase,
  actor: Actor,
  projectId: string,
  judges: JudgeFilter,
): Promise<Results> {
  await authorise(database.db, actor, projectId, "results.read");
  const [progress, lastSeq, stored] = await Promise.all([
    readCounters(database.db, projectId),
    findLastSeq(database.sql, projectId),
    findMeasurement(database.sql, projectId, measurementKey(judges)),
  ]);
  const isFresh = stored?.lastSeq === lastSeq;
  if (!isFresh)
    await insertJob(
      database.db,
      measureProjectJob,
      { projectId, judges },
      {
        jobKey: `measure:${projectId}:${judges}`,
        maxAttempts: 3,
      },
    );
  const figures = stored && {
    ...(stored.value as StoredFigures),
    computedAt: isoTime(stored.computedAt),
    isFresh,
  };
  return { judges, progress, figures };
}
