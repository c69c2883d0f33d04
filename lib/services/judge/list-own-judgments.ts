import type { OpenDatabase } from "@/db/client";
import { findOwnJudgments } from "@/db/queries/judge/own-judgment";
import { isoTime } from "@/db/queries/time";
import type { Actor } from "@/lib/domain/actor";
import { excerpt } from "@/lib/domain/excerpt";
import { authorise } from "../people/authorise";

/** One's own current judgments, the newest first. */
export async function listOwnJudgments(
  database: OpenDatabase,
  actor: Actor,
  projectId: string,
  page: { cursor?: string; limit: number },
) {
  await authorise(database.db, actor, projectId, "tasks.judge");
  const beforeSeq = page.cursor && /^\d{1,18}$/.test(page.cursor) ? page.cursor : null;
  const rows = await findOwnJudgments(database.sql, {
    projectId,
    userId: actor.userId,
    beforeSeq,
    limit: page.limit + 1,
  });
  const shown = rows.slice(0, page.limit);
  return {
    rows: shown.map(({ seq: _, promptMessages, createdAt, ...row }) => ({
      ...row,
      promptText: excerpt(promptMessages),
      createdAt: isoTime(createdAt),
    })),
    nextCursor: rows.length > page.limit ? (shown.at(-1)?.seq ?? null) : null,
  };
}
