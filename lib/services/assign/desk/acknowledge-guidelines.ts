import type { OpenDatabase } from "@/db/client";
import { insertAcknowledgement } from "@/db/queries/assign/desk";
import type { Actor } from "@/lib/domain/actor";
import { ConcordError } from "@/lib/domain/error";
import { authorise } from "../../people/authorise";
import { asAnnotator } from "./own-annotator";

/**
 * Notes that an annotator has read a version of the guidelines; his open assignments are judged under it from now on.
 * Saying so twice is saying it once.
 * @throws ConcordError not_found | forbidden
 */
export async function acknowledgeGuidelines(
  database: OpenDatabase,
  actor: Actor,
  projectId: string,
  version: number,
): Promise<void> {
  await authorise(database.db, actor, projectId, "tasks.judge");
  const isThere = await asAnnotator(database, actor, projectId, (sql, annotator) =>
    insertAcknowledgement(sql, projectId, annotator.id, version),
  );
  if (!isThere) throw new ConcordError("not_found", "There is no such version of the guidelines.");
}
