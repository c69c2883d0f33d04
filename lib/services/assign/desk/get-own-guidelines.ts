import type { OpenDatabase } from "@/db/client";
import { findOwnGuidelines } from "@/db/queries/assign/desk";
import { isoTime } from "@/db/queries/time";
import type { Actor } from "@/lib/domain/actor";
import { ConcordError } from "@/lib/domain/error";
import { authorise } from "../../people/authorise";

/**
 * The guidelines in force beside those that the annotator acknowledged last, so that a change can be shown as one.
 * @throws ConcordError not_found | forbidden
 */
export async function getOwnGuidelines(database: OpenDatabase, actor: Actor, projectId: string) {
  await authorise(database.db, actor, projectId, "tasks.judge");
  const guidelines = await findOwnGuidelines(database.sql, projectId, actor.userId);
  if (!guidelines) throw new ConcordError("not_found", "There is no such project.");
  return { ...guidelines, createdAt: isoTime(guidelines.createdAt) };
}
