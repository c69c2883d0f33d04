import type { OpenDatabase } from "@/db/client";
import type { Actor } from "@/lib/domain/actor";
import type { JudgeFilter } from "@/lib/domain/annotator";
import type { AgreementResult } from "@/lib/domain/api/agreement";
import { authorise } from "../people/authorise";
import { agreementKind } from "./kinds/agreement";
import { getMeasurement } from "./measurement";

/**
 * How far a project's judges agree. Nothing is computed here.
 * @throws ConcordError not_found | forbidden
 */
export async function getAgreement(
  database: OpenDatabase,
  actor: Actor,
  projectId: string,
  judges: JudgeFilter,
): Promise<AgreementResult> {
  await authorise(database.db, actor, projectId, "results.read");
  const kept = await getMeasurement(database, projectId, judges, agreementKind, {});
  return { judges, figures: kept && { ...kept.value, computedAt: kept.computedAt, isFresh: kept.isFresh } };
}
