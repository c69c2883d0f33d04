import type { OpenDatabase } from "@/db/client";
import { findFreshness, findLastSeq } from "@/db/queries/measure/measurement";
import { isoTime } from "@/db/queries/time";
import type { Actor } from "@/lib/domain/actor";
import type { Freshness } from "@/lib/domain/api/measure";
import { authorise } from "../people/authorise";

/**
 * Whether the figures that somebody looks at have seen the newest judgment. Reads no figure, wants none.
 * @throws ConcordError not_found | forbidden
 */
export async function getFreshness(
  { db, sql }: OpenDatabase,
  actor: Actor,
  projectId: string,
): Promise<Freshness> {
  await authorise(db, actor, projectId, "project.read");
  const [lastSeq, { computedAt, leastSeq }] = await Promise.all([
    findLastSeq(sql, projectId),
    findFreshness(sql, projectId),
  ]);
  return { computedAt: computedAt && isoTime(computedAt), isFresh: leastSeq === lastSeq };
}
