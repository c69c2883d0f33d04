import type { OpenDatabase } from "@/db/client";
import { hasAnnotator } from "@/db/queries/measure/annotator";
import { findPromptTexts } from "@/db/queries/measure/task-judgments";
import type { Actor } from "@/lib/domain/actor";
import type { JudgeFilter } from "@/lib/domain/annotator";
import type { AnnotatorResult } from "@/lib/domain/api/annotators";
import { ConcordError } from "@/lib/domain/error";
import { excerpt } from "@/lib/domain/excerpt";
import { authorise } from "../people/authorise";
import { annotatorKind } from "./kinds/annotators";
import { withPrompts } from "./list-disputes";
import { getMeasurement } from "./measurement";

/**
 * How one annotator judges, with the tasks to look at. Nothing is computed here.
 * @throws ConcordError not_found | forbidden
 */
export async function getAnnotator(
  database: OpenDatabase,
  actor: Actor,
  projectId: string,
  annotatorId: string,
  judges: JudgeFilter,
): Promise<AnnotatorResult> {
  await authorise(database.db, actor, projectId, "judgments.read");
  if (!(await hasAnnotator(database.sql, projectId, annotatorId)))
    throw new ConcordError("not_found", "There is no such annotator.");
  const kept = await getMeasurement(database, projectId, judges, annotatorKind, { annotatorId });
  const found = kept?.value.found;
  if (!kept || !found) return { judges, figures: null, disputes: [], missedGold: [] };
  const { view, disputes, missedGold } = found;
  const [listed, texts] = await Promise.all([
    withPrompts(database, projectId, disputes.slice(0, 20)),
    findPromptTexts(
      database.sql,
      projectId,
      missedGold.map((task) => task.promptId),
    ),
  ]);
  return {
    judges,
    figures: { ...view, computedAt: kept.computedAt, isFresh: kept.isFresh },
    disputes: listed,
    missedGold: missedGold.map(({ taskId, promptId }) => ({
      taskId,
      promptText: excerpt(texts.get(promptId)?.messages ?? []),
    })),
  };
}
