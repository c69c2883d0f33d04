import type { OpenDatabase } from "@/db/client";
import { insertAuditEvent } from "@/db/queries/people/audit";
import { findOwnWithdrawal, setWithdrawn } from "@/db/queries/release/withdrawal";
import type { Actor } from "@/lib/domain/actor";
import { ConcordError } from "@/lib/domain/error";
import { authorise } from "../../people/authorise";

/** Since when an annotator's judgments stay out of new datasets. */
export interface Withdrawal {
  /** False where the person has not judged in this project. */
  hasJudged: boolean;
  withdrawnAt: string | null;
}

/** One's own. @throws ConcordError not_found | forbidden */
export async function getOwnWithdrawal(
  database: OpenDatabase,
  actor: Actor,
  projectId: string,
): Promise<Withdrawal> {
  await authorise(database.db, actor, projectId, "tasks.judge");
  const found = await findOwnWithdrawal(database.db, projectId, actor.userId);
  return { hasJudged: found !== null, withdrawnAt: found?.withdrawnAt?.toISOString() ?? null };
}

/**
 * Leaves one's own judgments out of datasets frozen from now on, or lets them in again. What is frozen stays as it is.
 * @throws ConcordError not_found | forbidden
 */
export async function withdrawOwn(
  database: OpenDatabase,
  actor: Actor,
  projectId: string,
  isWithdrawn: boolean,
): Promise<Withdrawal> {
  await authorise(database.db, actor, projectId, "tasks.judge");
  return change(database, actor, projectId, { userId: actor.userId }, isWithdrawn);
}

/** The same for any annotator, by whoever manages people. @throws ConcordError not_found | forbidden */
export async function withdrawAnnotator(
  database: OpenDatabase,
  actor: Actor,
  projectId: string,
  annotatorId: string,
  isWithdrawn: boolean,
): Promise<Withdrawal> {
  await authorise(database.db, actor, projectId, "people.manage");
  return change(database, actor, projectId, { annotatorId }, isWithdrawn);
}

async function change(
  database: OpenDatabase,
  actor: Actor,
  projectId: string,
  who: { annotatorId: string } | { userId: string },
  isWithdrawn: boolean,
): Promise<Withdrawal> {
  return database.db.transaction(async (tx) => {
    const withdrawnAt = await setWithdrawn(tx, projectId, who, isWithdrawn);
    if (withdrawnAt === undefined)
      throw new ConcordError("not_found", "There is no such annotator in this project.");
    const subject = "annotatorId" in who ? who.annotatorId : "own judgments";
    const action = isWithdrawn ? "annotator.withdraw" : "annotator.return";
    await insertAuditEvent(tx, { projectId, userId: actor.userId, action, subject });
    return { hasJudged: true, withdrawnAt: withdrawnAt?.toISOString() ?? null };
  });
}
