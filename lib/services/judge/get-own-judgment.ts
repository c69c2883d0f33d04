import type { OpenDatabase } from "@/db/client";
import { findAssignments } from "@/db/queries/assign/assignment";
import { findOwnAnswer } from "@/db/queries/judge/own-judgment";
import type { Actor } from "@/lib/domain/actor";
import { ConcordError } from "@/lib/domain/error";
import { renameResponses } from "@/lib/domain/judgment";
import { blindAssignment, slotAt } from "../assign/blind-assignment";
import { authorise } from "../people/authorise";

/**
 * One of one's own judgments, reopened with the responses in the order they were shown and everything as it was said.
 * @throws ConcordError not_found | forbidden
 */
export async function getOwnJudgment(
  database: OpenDatabase,
  actor: Actor,
  projectId: string,
  assignmentId: string,
) {
  await authorise(database.db, actor, projectId, "tasks.judge");
  const [[row], stored] = await Promise.all([
    findAssignments(database.sql, projectId, actor.userId, [assignmentId]),
    findOwnAnswer(database.sql, { projectId, assignmentId, userId: actor.userId }),
  ]);
  if (!row || !stored) throw new ConcordError("not_found", "There is no such judgment.");
  const slots = new Map(stored.presentedOrder.map((id, place) => [id, slotAt(place)]));
  const answer = renameResponses(stored.answer, (id) => {
    const slot = slots.get(id);
    if (!slot) throw new Error(`judgment of ${assignmentId} names a response that was not shown`);
    return slot;
  });
  return { ...blindAssignment(row), answer, revision: stored.revision };
}
