import type { Connection } from "@/db/client";
import { lockLeads } from "@/db/queries/people/member";
import { ConcordError } from "@/lib/domain/error";

/**
 * A project is never left without a lead. To be called in the transaction that takes the role away.
 * @throws ConcordError conflict
 */
export async function refuseLastLead(tx: Connection, projectId: string, userId: string): Promise<void> {
  const leads = await lockLeads(tx, projectId);
  if (leads.length === 1 && leads[0] === userId)
    throw new ConcordError("conflict", "This is the project's last lead. Make somebody else a lead first.");
}
