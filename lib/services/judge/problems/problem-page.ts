import { isoTime } from "@/db/queries/time";
import { excerpt } from "@/lib/domain/excerpt";
import type { Message } from "@/lib/domain/message";

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** What to ask the database for: one row more than wanted tells whether there is a next page. */
export function askFor(page: { cursor?: string; limit: number }) {
  return { beforeId: page.cursor && uuid.test(page.cursor) ? page.cursor : null, limit: page.limit + 1 };
}

/** Reports as they are shown, with the cursor of the next page. */
export function pageOfProblems<Row extends { id: string; promptMessages: Message[]; createdAt: string }>(
  rows: readonly Row[],
  limit: number,
) {
  const shown = rows.slice(0, limit);
  return {
    rows: shown.map(({ promptMessages, createdAt, ...row }) => ({
      ...row,
      promptText: excerpt(promptMessages),
      createdAt: isoTime(createdAt),
    })),
    nextCursor: rows.length > limit ? (shown.at(-1)?.id ?? null) : null,
  };
}
