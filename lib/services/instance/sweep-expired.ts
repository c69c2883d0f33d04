import type { OpenDatabase } from "@/db/client";
import { deleteEndedInvitations } from "@/db/queries/people/invitation";
import { deleteExpiredSessions } from "@/db/queries/people/session";
import { deleteOldDrafts } from "@/db/queries/release/report";

/** Deletes sessions that have ended, invitations that ended some time ago, and what was found out about drafts. */
export async function sweepExpired(database: OpenDatabase): Promise<void> {
  await deleteExpiredSessions(database.db);
  await deleteEndedInvitations(database.db);
  await deleteOldDrafts(database.sql);
}
