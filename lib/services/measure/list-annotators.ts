import type { OpenDatabase } from "@/db/client";
import type { Actor } from "@/lib/domain/actor";
import type { JudgeFilter } from "@/lib/domain/annotator";
import type { AnnotatorsResult } from "@/lib/domain/api/annotators";
import { authorise } from "../people/authorise";
import { annotatorsKind } from "./kinds/annotators";
import { getMeasurement } from "./measurement";

/**
 * How well everybody judges. Nothing is computed here.
 * @throws ConcordError not_found | forbidden
 */
export async function listAnnotators(
  database: OpenDatabase,
  actor: Actor,
  projectId: string,
  judges: JudgeFilter,
): Promise<AnnotatorsResult> {
  await authorise(database.db, actor, projectId, "judgments.read");
  const kept = await getMeasurement(database, projectId, judges, annotatorsKind, {});
  return { judges, figures: kept && { ...kept.value, computedAt: kept.computedAt, isFresh: kept.isFresh } };
}
