import { createHash } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { v7 as newId } from "uuid";
import type { OpenDatabase } from "@/db/client";
import {
  findToday,
  type LockedAnnotator,
  lockAnnotator,
  saveClaimPosition,
} from "@/db/queries/assign/annotator";
import { findAssignments } from "@/db/queries/assign/assignment";
import {
  claimFromQueue,
  expireLeases,
  findHeld,
  findNextFree,
  hasTaskFor,
  type LentTask,
  reclaimExpired,
} from "@/db/queries/assign/claim";
import { countShowing, findTaskResponses, savePresentedOrder } from "@/db/queries/assign/presentation";
import type { Sql } from "@/db/queries/sql";
import { isoTime } from "@/db/queries/time";
import type { Actor } from "@/lib/domain/actor";
import type { AssignmentView } from "@/lib/domain/api/assign";
import { presentedOrder } from "@/lib/domain/order";
import { authorise } from "../people/authorise";
import { blindAssignment } from "./blind-assignment";

const lastPosition = 2_147_483_647;
/** How long a claim goes on trying for a task that others are claiming; far above what a busy machine takes. */
const patienceMs = 10_000;

/**
 * One's open assignments, filled up to `count`: first what one holds, then what one held and lost, then the queue.
 * @param wish held: assignments that the caller has on hand, which count and are not sent again.
 * @throws ConcordError not_found | forbidden
 */
export async function claimTasks(
  database: OpenDatabase,
  actor: Actor,
  projectId: string,
  wish: { count: number; held: readonly string[]; day?: string },
) {
  await authorise(database.db, actor, projectId, "tasks.judge");
  let ids = await lend(database.sql, actor, projectId, wish.count);
  if (ids.length < wish.count && (await expireLeases(database.sql)) > 0)
    ids = await lend(database.sql, actor, projectId, wish.count);
  // A claim passes over tasks that others are claiming: "nothing left" is said only when it is true.
  const deadline = performance.now() + patienceMs;
  for (let attempt = 1; ids.length === 0 && performance.now() < deadline; attempt++) {
    if (!(await hasTaskFor(database.sql, projectId, actor.userId))) break;
    await sleep(Math.random() * 20 * Math.min(attempt, 12));
    ids = await lend(database.sql, actor, projectId, wish.count);
  }
  const wanted = ids.filter((id) => !wish.held.includes(id));
  const [rows, today, nextFree] = await Promise.all([
    findAssignments(database.sql, projectId, actor.userId, wanted),
    findToday(database.sql, projectId, actor.userId, wish.day),
    ids.length === 0 ? findNextFree(database.sql, projectId, actor.userId) : null,
  ]);
  const assignments: AssignmentView[] = rows.map(blindAssignment);
  return { assignments, today, comeBackAt: nextFree && isoTime(nextFree) };
}

async function lend(
  pool: OpenDatabase["sql"],
  actor: Actor,
  projectId: string,
  count: number,
): Promise<string[]> {
  return pool.begin(async (sql) => {
    const annotator = await lockAnnotator(sql, {
      projectId,
      userId: actor.userId,
      name: actor.name,
      newId: newId(),
    });
    const before = await findHeld(sql, projectId, annotator.id);
    let { held } = before;
    if (held.length >= count) return held.slice(0, count);
    if (before.hasExpired) {
      const { leaseSeconds } = annotator;
      const again = { projectId, annotatorId: annotator.id, count: count - held.length, leaseSeconds };
      if ((await reclaimExpired(sql, again)) > 0) ({ held } = await findHeld(sql, projectId, annotator.id));
    }
    const missing = count - held.length;
    const lent = missing > 0 ? await claimNew(sql, projectId, annotator, missing) : [];
    await arrange(sql, projectId, annotator.id, lent);
    return [...held, ...lent.map((task) => task.assignmentId)];
  }) as Promise<string[]>;
}

/** Looks from where the last claim stopped to the end of the queue, then from its start to there. */
async function claimNew(
  sql: Sql,
  projectId: string,
  annotator: LockedAnnotator,
  count: number,
): Promise<LentTask[]> {
  const claim = (from: number, below: number, wanted: number) =>
    claimFromQueue(sql, {
      projectId,
      annotatorId: annotator.id,
      assignmentIds: Array.from({ length: wanted }, () => newId()),
      leaseSeconds: annotator.leaseSeconds,
      guidelineVersion: annotator.guidelineVersion,
      from,
      below,
    });
  const ahead = await claim(annotator.claimPosition, lastPosition, count);
  const behind =
    ahead.length < count && annotator.claimPosition >= 0
      ? await claim(-1, annotator.claimPosition, count - ahead.length)
      : [];
  const last = behind.at(-1) ?? ahead.at(-1);
  if (last && last.position !== annotator.claimPosition)
    await saveClaimPosition(sql, projectId, annotator.id, last.position);
  return [...ahead, ...behind];
}

/** Decides and stores the order in which each new task's responses are shown. */
async function arrange(
  sql: Sql,
  projectId: string,
  annotatorId: string,
  lent: readonly LentTask[],
): Promise<void> {
  if (lent.length === 0) return;
  const rows = await findTaskResponses(
    sql,
    projectId,
    lent.map((task) => task.taskId),
  );
  for (const task of lent) {
    const responses = rows
      .filter((row) => row.taskId === task.taskId)
      .map((row) => ({ id: row.responseId, modelKey: row.modelId }));
    if (responses.length === 0) continue;
    const modelSet = createHash("sha256")
      .update(
        responses
          .map((response) => response.modelKey)
          .sort()
          .join("|"),
      )
      .digest();
    const timesShown = await countShowing(sql, { projectId, annotatorId, modelSet });
    await savePresentedOrder(
      sql,
      projectId,
      task.assignmentId,
      presentedOrder(responses, annotatorId, timesShown),
    );
  }
}
