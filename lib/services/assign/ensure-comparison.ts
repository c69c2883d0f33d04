import type { Connection } from "@/db/client";
import { hasComparison, insertProtocolVersion, lockNewestProtocol } from "@/db/queries/assign/protocol";
import type { Actor } from "@/lib/domain/actor";
import { type ComparisonKind, defaultComparison, defaultProtocol } from "@/lib/domain/protocol";

/**
 * Tasks of a comparison are judged under the newest protocol version of that comparison. A lead who plans rankings in a
 * pairwise project gets such a version: the newest protocol with the default settings of the other comparison. What
 * the project's settings show stays as it is.
 */
export async function ensureComparison(
  db: Connection,
  actor: Pick<Actor, "userId">,
  projectId: string,
  comparison: ComparisonKind,
): Promise<void> {
  if (await hasComparison(db, projectId, comparison)) return;
  const newest = await lockNewestProtocol(db, projectId);
  await insertProtocolVersion(db, {
    projectId,
    version: (newest?.version ?? 0) + 1,
    protocol: { ...(newest?.protocol ?? defaultProtocol), comparison: defaultComparison[comparison] },
    createdBy: actor.userId,
  });
}
