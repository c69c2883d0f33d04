import { and, eq } from "drizzle-orm";
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
