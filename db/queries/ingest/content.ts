import { and, asc, eq, gt } from "drizzle-orm";
import type { Connection } from "@/db/client";
import { models, prompts, responses } from "@/db/schema";

export type PromptRow = typeof prompts.$inferSelect;

/** Prompts in order of arrival, after a position. */
export async function findPrompts(
  db: Connection,
  projectId: string,
  afterPosition: number,
  limit: number,
): Promise<PromptRow[]> {
  return db
    .select()
    .from(prompts)
    .where(and(eq(prompts.projectId, projectId), gt(prompts.position, afterPosition)))
    .orderBy(asc(prompts.position))
    .limit(limit);
}

/** One prompt with its responses and the names of their models; null where there is none. */
export async function findPrompt(db: Connection, projectId: string, promptId: string) {
  const [prompt] = await db
    .select()
    .from(prompts)
    .where(and(eq(prompts.projectId, projectId), eq(prompts.id, promptId)));
  if (!prompt) return null;
  const rows = await db
    .select({ id: responses.id, model: models.name, messages: responses.messages })
    .from(responses)
    .innerJoin(models, and(eq(models.projectId, responses.projectId), eq(models.id, responses.modelId)))
    .where(and(eq(responses.projectId, projectId), eq(responses.promptId, promptId)))
    .orderBy(asc(models.name), asc(responses.id));
  return { prompt, responses: rows };
}

export async function findModels(db: Connection, projectId: string) {
  return db
    .select({ id: models.id, name: models.name, version: models.version, provider: models.provider })
    .from(models)
    .where(eq(models.projectId, projectId))
    .orderBy(asc(models.name), asc(models.version));
}
