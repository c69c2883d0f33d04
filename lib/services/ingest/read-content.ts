import type { OpenDatabase } from "@/db/client";
import { findModels, findPrompt, findPrompts, type PromptRow } from "@/db/queries/ingest/content";
import type { Actor } from "@/lib/domain/actor";
import { ConcordError } from "@/lib/domain/error";
import { excerpt } from "@/lib/domain/excerpt";
import { authorise } from "../people/authorise";

function viewPrompt(row: PromptRow) {
  const { id, externalId, language, tags, hasText } = row;
  return { id, externalId, text: excerpt(row.messages) || (externalId ?? ""), language, tags, hasText };
}

/** Prompts in order of arrival. */
export async function listPrompts(
  database: OpenDatabase,
  actor: Actor,
  projectId: string,
  page: { cursor?: string; limit: number },
) {
  await authorise(database.db, actor, projectId, "data.read");
  const after = /^\d{1,15}$/.test(page.cursor ?? "") ? Number(page.cursor) : 0;
  const rows = await findPrompts(database.db, projectId, after, page.limit + 1);
  const shown = rows.slice(0, page.limit);
  const last = shown.at(-1);
  return {
    rows: shown.map(viewPrompt),
    nextCursor: rows.length > page.limit && last ? String(last.position) : null,
  };
}

/**
 * One prompt with its responses and who wrote them.
 * @throws ConcordError not_found | forbidden
 */
export async function getPrompt(database: OpenDatabase, actor: Actor, projectId: string, promptId: string) {
  await authorise(database.db, actor, projectId, "data.read");
  const found = await findPrompt(database.db, projectId, promptId);
  if (!found) throw new ConcordError("not_found", "There is no such prompt.");
  return { ...viewPrompt(found.prompt), messages: found.prompt.messages, responses: found.responses };
}

/** The models whose responses a project holds. */
export async function listModels(database: OpenDatabase, actor: Actor, projectId: string) {
  await authorise(database.db, actor, projectId, "data.read");
  return { models: await findModels(database.db, projectId) };
}
