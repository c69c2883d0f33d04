import { inTransaction, type OpenDatabase } from "@/db/client";
import { deleteGoldAnswer, saveGoldAnswer } from "@/db/queries/judge/gold";
import { outdateFacts } from "@/db/queries/measure/facts";
import { insertAuditEvent } from "@/db/queries/people/audit";
import type { Actor } from "@/lib/domain/actor";
import { ConcordError } from "@/lib/domain/error";
import { authorise } from "../people/authorise";

/**
 * Holds one judgment to be the right answer to its task; figures are then made anew.
 * @throws ConcordError not_found | forbidden
 */
export async function markGold(
  database: OpenDatabase,
  actor: Actor,
  projectId: string,
  taskId: string,
  judgmentId: string,
): Promise<void> {
  await authorise(database.db, actor, projectId, "tasks.plan");
  await inTransaction(database, async ({ db, sql }) => {
    if (!(await saveGoldAnswer(sql, { projectId, taskId, judgmentId, userId: actor.userId })))
      throw new ConcordError("not_found", "There is no such judgment of this task.");
    await outdateFacts(sql, projectId);
    const event = { projectId, userId: actor.userId, action: "gold.mark", subject: judgmentId } as const;
    await insertAuditEvent(db, event);
  });
}

/**
 * Takes a task's gold answer back.
 * @throws ConcordError not_found | forbidden
 */
export async function unmarkGold(
  database: OpenDatabase,
  actor: Actor,
  projectId: string,
  taskId: string,
): Promise<void> {
  await authorise(database.db, actor, projectId, "tasks.plan");
  await inTransaction(database, async ({ db, sql }) => {
    if (!(await deleteGoldAnswer(sql, projectId, taskId)))
      throw new ConcordError("not_found", "This task has no gold answer.");
    await outdateFacts(sql, projectId);
    const event = { projectId, userId: actor.userId, action: "gold.unmark", subject: taskId } as const;
    await insertAuditEvent(db, event);
  });
}
