import type { OpenDatabase } from "@/db/client";
import type { Actor } from "@/lib/domain/actor";
import type { JudgeFilter } from "@/lib/domain/annotator";
import type { AgreementPartsResult } from "@/lib/domain/api/agreement-parts";
import { authorise } from "../people/authorise";
import { agreementPartsKind } from "./kinds/agreement-parts";
import { getMeasurement } from "./measurement";

/**
 * Where a project's judges agree more, and where less. Nothing is computed here.
 * @throws ConcordError not_found | forbidden
 */
export async function getAgreementParts(
  database: OpenDatabase,
  actor: Actor,
  projectId: string,
  judges: JudgeFilter,
): Promise<AgreementPartsResult> {
  await authorise(database.db, actor, projectId, "results.read");
  const kept = await getMeasurement(database, projectId, judges, agreementPartsKind, {});
  return { judges, figures: kept && { ...kept.value, computedAt: kept.computedAt, isFresh: kept.isFresh } };
}
