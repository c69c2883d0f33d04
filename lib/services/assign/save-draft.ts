import type { OpenDatabase } from "@/db/client";
import { type Lease, type NewDraft, relend, updateDraft } from "@/db/queries/assign/assignment";
import { isoTime } from "@/db/queries/time";
import type { Actor } from "@/lib/domain/actor";
import type { DraftStamp } from "@/lib/domain/desk";
import { ConcordError } from "@/lib/domain/error";
import type { Answer } from "@/lib/domain/judgment";
import { authorise } from "../people/authorise";

interface Kept {
  expiresAt: string;
  state: Lease["state"];
  /** A newer draft, which was left as it is. */
  newer: { answer: Answer | null; stamp: DraftStamp } | null;
}

/**
 * Keeps an unfinished answer (named by slots) and extends the lease. A lease that has ended is taken up again when the
 * task still wants somebody; otherwise the draft is kept all the same, and a late submission will be too. A draft that
 * is older than the one that is there, or that another browser has overtaken, does not overwrite it.
 * @throws ConcordError not_found | forbidden
 */
export async function saveDraft(
  database: OpenDatabase,
  actor: Actor,
  projectId: string,
  assignmentId: string,
  draft: Pick<NewDraft, "answer"> & Partial<Pick<NewDraft, "stamp" | "basedOn">>,
): Promise<Kept> {
  await authorise(database.db, actor, projectId, "tasks.judge");
  const { answer, stamp = null, basedOn = null } = draft;
  const key = { projectId, assignmentId, userId: actor.userId };
  const saved = await updateDraft(database.sql, { ...key, answer, stamp, basedOn });
  if (!saved) throw new ConcordError("not_found", "There is no such assignment.");
  const lease =
    saved.state === "expired" ? await relend(database.sql, projectId, assignmentId, saved.taskId) : null;
  const now = lease ?? saved;
  const isOpen = saved.state === "active" || saved.state === "expired";
  const isNewer = saved.stamp?.writer !== stamp?.writer || saved.stamp?.order !== stamp?.order;
  return {
    expiresAt: isoTime(now.expiresAt),
    state: now.state,
    newer: isOpen && stamp && saved.stamp && isNewer ? { answer: saved.answer, stamp: saved.stamp } : null,
  };
}
