import type { OpenDatabase } from "@/db/client";
import { updateDeskSettings } from "@/db/queries/assign/desk";
import type { Actor } from "@/lib/domain/actor";
import type { DeskSettings } from "@/lib/domain/desk";
import { authorise } from "../../people/authorise";
import { asAnnotator } from "./own-annotator";

/**
 * Sets one's daily goal and break reminder; what is not named stays.
 * @throws ConcordError not_found | forbidden
 */
export async function changeDesk(
  database: OpenDatabase,
  actor: Actor,
  projectId: string,
  settings: Partial<DeskSettings>,
): Promise<DeskSettings> {
  await authorise(database.db, actor, projectId, "tasks.judge");
  return asAnnotator(database, actor, projectId, (sql, annotator) =>
    updateDeskSettings(sql, projectId, annotator.id, settings),
  );
}
