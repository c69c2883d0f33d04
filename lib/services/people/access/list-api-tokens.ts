import type { OpenDatabase } from "@/db/client";
import { selectApiTokens } from "@/db/queries/people/api-token";
import type { Actor } from "@/lib/domain/actor";
import { apiTokenView } from "./api-token-view";
import { refuseNarrowedToken } from "./refuse-narrowed-token";

/**
 * The actor's API tokens, the newest first.
 * @throws ConcordError forbidden
 */
export async function listApiTokens(database: OpenDatabase, actor: Actor) {
  refuseNarrowedToken(actor);
  return (await selectApiTokens(database.db, actor.userId)).map(apiTokenView);
}
