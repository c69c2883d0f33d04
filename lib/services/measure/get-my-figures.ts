import type { OpenDatabase } from "@/db/client";
import { findOwnAnnotator, showsOwnFigures } from "@/db/queries/measure/annotator";
import { isoTime } from "@/db/queries/time";
import type { Actor } from "@/lib/domain/actor";
import type { MyFigures } from "@/lib/domain/api/annotators";
import { ConcordError } from "@/lib/domain/error";
import { may } from "@/lib/domain/permission";
import { authorise } from "../people/authorise";
import { annotatorKind } from "./kinds/annotators";
import { getMeasurement } from "./measurement";

/**
 * The figures about oneself: nobody else's answers, and nothing that tells which tasks are gold. An annotator sees them only
 * where the project's lead allows it.
 * @throws ConcordError not_found | forbidden
 */
export async function getMyFigures(
  database: OpenDatabase,
  actor: Actor,
  projectId: string,
): Promise<MyFigures> {
  const role = await authorise(database.db, actor, projectId, "tasks.judge");
  if (!may(role, "judgments.read") && !(await showsOwnFigures(database.sql, projectId)))
    throw new ConcordError("forbidden", "This project does not show annotators their own figures.");
  const own = await findOwnAnnotator(database.sql, projectId, actor.userId);
  if (!own) return { figures: null, since: null };
  const kept = await getMeasurement(database, projectId, "human", annotatorKind, { annotatorId: own.id });
  const view = kept?.value.found?.view ?? null;
  const figures = view && kept && { ...view, computedAt: kept.computedAt, isFresh: kept.isFresh };
  return { figures, since: isoTime(own.createdAt) };
}
