import type { OpenDatabase } from "@/db/client";
import { expireLeases as expireSome } from "@/db/queries/assign/claim";

/** Ends all leases that have run out, some at a time, so that no task is locked for long. */
export async function expireLeases(database: Pick<OpenDatabase, "sql">): Promise<void> {
  while ((await expireSome(database.sql)) > 0);
}
