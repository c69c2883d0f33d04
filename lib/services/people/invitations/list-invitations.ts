import type { OpenDatabase } from "@/db/client";
import { selectOpenInvitations } from "@/db/queries/people/invitation";
import type { Actor } from "@/lib/domain/actor";
import { authorise } from "../authorise";
import { invitationView } from "./invitation-view";

/**
 * A project's invitations that can still be accepted, the newest first.
 * @throws ConcordError not_found | forbidden
 */
export async function listInvitations(database: OpenDatabase, actor: Actor, projectId: string) {
  await authorise(database.db, actor, projectId, "people.manage");
  return (await selectOpenInvitations(database.db, projectId)).map(invitationView);
}
