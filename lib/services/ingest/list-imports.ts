import type { OpenDatabase } from "@/db/client";
import { findImports } from "@/db/queries/ingest/import";
import { isoTime } from "@/db/queries/time";
import type { Actor } from "@/lib/domain/actor";
import { authorise } from "../people/authorise";
import { viewImport } from "./view-import";

/** A project's imports, the newest first. */
export async function listImports(
  database: OpenDatabase,
  actor: Actor,
  projectId: string,
  page: { cursor?: string; limit: number },
) {
  await authorise(database.db, actor, projectId, "data.read");
  const [createdAt, id] = page.cursor?.split("|") ?? [];
  const before = createdAt && id && !Number.isNaN(Date.parse(createdAt)) ? { createdAt, id } : null;
  const rows = await findImports(database.db, projectId, before, page.limit + 1);
  const shown = rows.slice(0, page.limit);
  const last = shown.at(-1);
  return {
    rows: shown.map(viewImport),
    nextCursor: rows.length > page.limit && last ? `${isoTime(last.createdAt)}|${last.id}` : null,
  };
}
