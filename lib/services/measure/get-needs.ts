import type { OpenDatabase } from "@/db/client";
import type { Actor } from "@/lib/domain/actor";
import type { JudgeFilter } from "@/lib/domain/annotator";
import type { NeedsResult } from "@/lib/domain/api/needs";
import { authorise } from "../people/authorise";
import { confidence } from "./kinds/kind";
import { needsKind } from "./kinds/needs";
import { getMeasurement } from "./measurement";

/**
 * What a project's labels can teach, and what more of them would buy. Nothing is computed here.
 * @throws ConcordError not_found | forbidden
 */
export async function getNeeds(
  database: OpenDatabase,
  actor: Actor,
  projectId: string,
  judges: JudgeFilter,
): Promise<NeedsResult> {
  await authorise(database.db, actor, projectId, "results.read");
  const kept = await getMeasurement(database, projectId, judges, needsKind, {});
  return {
    judges,
    confidence,
    figures: kept && { ...kept.value, computedAt: kept.computedAt, isFresh: kept.isFresh },
  };
}
