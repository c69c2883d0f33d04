import type { Actor } from "@/lib/domain/actor";
import { ConcordError } from "@/lib/domain/error";

/**
 * A token narrowed to one project reaches nothing that belongs to the whole account: with the account's sessions or
 * other tokens its holder could widen what he was given.
 * @throws ConcordError forbidden
 */
export function refuseNarrowedToken(actor: Actor): void {
  if (actor.tokenScope?.projectId) throw new ConcordError("forbidden", "This token is for one project only.");
}
