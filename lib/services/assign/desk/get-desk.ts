import type { OpenDatabase } from "@/db/client";
import { findDesk } from "@/db/queries/assign/desk";
import type { Actor } from "@/lib/domain/actor";
import { ConcordError } from "@/lib/domain/error";
import { authorise } from "../../people/authorise";

/**
 * What an annotator has set for himself in a project, and what waits to be read.
 * @throws ConcordError not_found | forbidden
 */
export async function getDesk(database: OpenDatabase, actor: Actor, projectId: string) {
  await authorise(database.db, actor, projectId, "tasks.judge");
  const desk = await findDesk(database.sql, projectId, actor.userId);
  if (!desk) throw new ConcordError("not_found", "There is no such project.");
  return desk;
}
