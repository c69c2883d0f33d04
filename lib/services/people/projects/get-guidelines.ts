import type { OpenDatabase } from "@/db/client";
import { findGuidelines } from "@/db/queries/people/guideline";
import type { Actor } from "@/lib/domain/actor";
import { ConcordError } from "@/lib/domain/error";
import { authorise } from "../authorise";

/**
 * The guidelines in force, in Markdown.
 * @throws ConcordError not_found | forbidden
 */
export async function getGuidelines(database: OpenDatabase, actor: Actor, projectId: string) {
  await authorise(database.db, actor, projectId, "project.read");
  const guidelines = await findGuidelines(database.db, projectId);
  if (!guidelines) throw new ConcordError("not_found", "There is no such project.");
  return { ...guidelines, createdAt: guidelines.createdAt.toISOString() };
}
