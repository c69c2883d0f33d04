import type { OpenDatabase } from "@/db/client";
import { findPreferences } from "@/db/queries/measure/preference";
import { isoTime } from "@/db/queries/time";
import type { Actor } from "@/lib/domain/actor";
import { type JudgeFilter, kindsOf } from "@/lib/domain/annotator";
import { excerpt } from "@/lib/domain/excerpt";
import { authorise } from "../people/authorise";

/**
 * Preferences, the newest first, with who said what and why.
 * @throws ConcordError not_found | forbidden
 */
export async function listPreferences(
  database: OpenDatabase,
  actor: Actor,
  projectId: string,
  page: { cursor?: string; limit: number; judges: JudgeFilter },
) {
  await authorise(database.db, actor, projectId, "judgments.read");
  const [, seq, ordinal] = /^(\d{1,18})-(\d{1,4})$/.exec(page.cursor ?? "") ?? [];
  const rows = await findPreferences(database.sql, {
    projectId,
    kinds: kindsOf(page.judges),
    after: seq ? { seq, ordinal: Number(ordinal) } : null,
    limit: page.limit + 1,
  });
  const shown = rows.slice(0, page.limit);
  const last = shown.at(-1);
  return {
    rows: shown.map(({ seq: _, promptMessages, externalId, createdAt, ...row }) => ({
      ...row,
      promptText: excerpt(promptMessages) || (externalId ?? ""),
      createdAt: isoTime(createdAt),
    })),
    nextCursor: rows.length > page.limit && last ? `${last.seq}-${last.ordinal}` : null,
  };
}
