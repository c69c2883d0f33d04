import { inTransaction, type OpenDatabase } from "@/db/client";
import { addOpinion, lockTask } from "@/db/queries/assign/opinion";
import { insertAuditEvent } from "@/db/queries/people/audit";
import { addToCounters } from "@/db/queries/people/counter";
import type { Actor } from "@/lib/domain/actor";
import { mostOpinions } from "@/lib/domain/api/task-judgments";
import { ConcordError } from "@/lib/domain/error";
import { authorise } from "../people/authorise";

/**
 * Asks one more annotator to judge a task: whoever of those who have not held it claims next.
 * @throws ConcordError not_found | forbidden | conflict
 */
export async function askForOpinion(
  database: OpenDatabase,
  actor: Actor,
  projectId: string,
  taskId: string,
): Promise<{ overlap: number; openSlots: number }> {
  await authorise(database.db, actor, projectId, "tasks.plan");
  return inTransaction(database, async ({ db, sql }) => {
    if (!(await lockTask(sql, projectId, taskId)))
      throw new ConcordError("not_found", "There is no such task.");
    const found = await addOpinion(sql, { projectId, taskId, most: mostOpinions });
    if (!found)
      throw new ConcordError(
        "conflict",
        `No further opinion can be asked for: the task has ${mostOpinions} already, or no text to judge.`,
      );
    const { added, ...opinions } = found;
    await addToCounters(db, projectId, { judgmentsWanted: added });
    await insertAuditEvent(db, { projectId, userId: actor.userId, action: "task.boost", subject: taskId });
    return opinions;
  });
}
