import { and, eq, gt, sql } from "drizzle-orm";
import type { Connection } from "@/db/client";
import { annotators } from "@/db/schema";

/**
 * Notes that an annotator's judgments stay out of new datasets, or may be in them again. The first time of withdrawing counts.
 * @returns since when he is withdrawn; undefined where there is no such annotator
 */
export async function setWithdrawn(
  db: Connection,
  projectId: string,
  who: { annotatorId: string } | { userId: string },
  isWithdrawn: boolean,
): Promise<Date | null | undefined> {
  const isHim = "userId" in who ? eq(annotators.userId, who.userId) : eq(annotators.id, who.annotatorId);
  const [before] = await db
    .select({ id: annotators.id, withdrawnAt: annotators.withdrawnAt })
    .from(annotators)
    .where(and(eq(annotators.projectId, projectId), isHim))
    .for("update");
  if (!before) return undefined;
  if (isWithdrawn === (before.withdrawnAt !== null)) return before.withdrawnAt;
  const withdrawnAt = isWithdrawn ? new Date() : null;
  await db
    .update(annotators)
    .set({ withdrawnAt })
    .where(and(eq(annotators.projectId, projectId), eq(annotators.id, before.id)));
  return withdrawnAt;
}

/** Whether this person has judged here under his own name, and since when his judgments are withdrawn. */
export async function findOwnWithdrawal(
  db: Connection,
  projectId: string,
  userId: string,
): Promise<{ withdrawnAt: Date | null } | null> {
  const [row] = await db
    .select({ withdrawnAt: annotators.withdrawnAt })
    .from(annotators)
    .where(and(eq(annotators.projectId, projectId), eq(annotators.userId, userId)));
  return row ?? null;
}

/** Annotators of judgments up to this one who have withdrawn since a time: the next dataset is made without them. */
export async function countWithdrawnSince(
  db: Connection,
  { projectId, createdAt, lastSeq }: { projectId: string; createdAt: Date; lastSeq: number },
): Promise<number> {
  return db.$count(
    annotators,
    and(
      eq(annotators.projectId, projectId),
      gt(annotators.withdrawnAt, createdAt),
      sql`exists (select from judgments j where j.project_id = ${annotators.projectId}
        and j.annotator_id = ${annotators.id} and j.seq <= ${lastSeq})`,
    ),
  );
}
