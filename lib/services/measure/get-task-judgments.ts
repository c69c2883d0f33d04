import type { OpenDatabase } from "@/db/client";
import { findJudgedTask, findTaskJudgments } from "@/db/queries/measure/task-judgments";
import { isoTime } from "@/db/queries/time";
import type { Actor } from "@/lib/domain/actor";
import { mostOpinions, type TaskJudgments } from "@/lib/domain/api/task-judgments";
import { ConcordError } from "@/lib/domain/error";
import { authorise } from "../people/authorise";

const mostJudgments = 200;

/**
 * One task with everything that was said of it.
 * @throws ConcordError not_found | forbidden
 */
export async function getTaskJudgments(
  { db, sql }: OpenDatabase,
  actor: Actor,
  projectId: string,
  taskId: string,
): Promise<TaskJudgments> {
  await authorise(db, actor, projectId, "judgments.read");
  const [task, rows] = await Promise.all([
    findJudgedTask(sql, projectId, taskId),
    findTaskJudgments(sql, projectId, taskId, mostJudgments),
  ]);
  if (!task) throw new ConcordError("not_found", "There is no such task.");
  const slots = new Map(task.responses.map(({ id }, place) => [id, String(place + 1)]));
  const slotOf = (id: string) => slots.get(id) ?? "";
  return {
    taskId,
    promptId: task.promptId,
    comparison: task.comparison,
    prompt: task.messages,
    responses: task.responses.map(({ id, model, messages }) => ({ slot: slotOf(id), model, messages })),
    overlap: task.overlap,
    judged: task.judged,
    openSlots: task.openSlots,
    canAskAgain: task.hasText && Math.max(task.overlap, task.judged) < mostOpinions,
    goldJudgmentId: task.goldJudgmentId,
    judgments: rows.map(({ presentedOrder, tiers, scores, createdAt, ...row }) => ({
      ...row,
      tiers: tiers.map((tier) => tier.map(slotOf)),
      scores: Object.fromEntries(Object.entries(scores).map(([id, given]) => [slotOf(id), given])),
      shown: presentedOrder?.map(slotOf) ?? null,
      createdAt: isoTime(createdAt),
    })),
  };
}
