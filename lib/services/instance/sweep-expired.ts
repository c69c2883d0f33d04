import type { OpenDatabase } from "@/db/client";
import { deleteEndedInvitations } from "@/db/queries/people/invitation";
import { deleteExpiredSessions } from "@/db/queries/people/session";

/** Deletes sessions that have ended, and invitations that ended some time ago. */
export async function sweepExpired(database: OpenDatabase): Promise<void> {
  await deleteExpiredSessions(database.db);
  await deleteEndedInvitations(database.db);
}
