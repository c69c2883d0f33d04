import type { OpenDatabase } from "@/db/client";
import { relend, type SavedDraft, updateDraft } from "@/db/queries/assign/assignment";
import { isoTime } from "@/db/queries/time";
import type { Actor } from "@/lib/domain/actor";
import { ConcordError } from "@/lib/domain/error";
import type { Answer } from "@/lib/domain/judgment";
import { authorise } from "../people/authorise";

/**
 * Keeps an unfinished answer (named by slots) and extends the lease. A lease that has ended is taken up again when the
 * task still wants somebody; otherwise the draft is kept all the same, and a late submission will be too.
 * @throws ConcordError not_found | forbidden
 */
export async function saveDraft(
  database: OpenDatabase,
  actor: Actor,
  projectId: string,
  assignmentId: string,
  answer: Answer | null,
): Promise<{ expiresAt: string; state: SavedDraft["state"] }> {
  await authorise(database.db, actor, projectId, "tasks.judge");
  const saved = await updateDraft(database.sql, { projectId, assignmentId, userId: actor.userId, answer });
  if (!saved) throw new ConcordError("not_found", "There is no such assignment.");
  const lease =
    saved.state === "expired" ? await relend(database.sql, projectId, assignmentId, saved.taskId) : null;
  const now = lease ?? saved;
  return { expiresAt: isoTime(now.expiresAt), state: now.state };
}
