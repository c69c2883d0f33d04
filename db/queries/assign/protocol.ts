import { and, desc, eq, sql } from "drizzle-orm";
import type { Connection } from "@/db/client";
import { projects, protocolVersions } from "@/db/schema";
import type { ComparisonKind, Protocol } from "@/lib/domain/protocol";

/** Whether the project ever had a protocol with this comparison. */
export async function hasComparison(
  db: Connection,
  projectId: string,
  comparison: ComparisonKind,
): Promise<boolean> {
  const rows = await db
    .select({ version: protocolVersions.version })
    .from(protocolVersions)
    .where(and(eq(protocolVersions.projectId, projectId), eq(protocolVersions.comparison, comparison)))
    .limit(1);
  return rows.length > 0;
}

/** The newest protocol, its project locked: versions are added one after the other. */
export async function lockNewestProtocol(
  db: Connection,
  projectId: string,
): Promise<{ version: number; protocol: Protocol } | null> {
  await db.execute(sql`select from ${projects} where ${projects.id} = ${projectId} for update`);
  const [row] = await db
    .select({ version: protocolVersions.version, protocol: protocolVersions.protocol })
    .from(protocolVersions)
    .where(eq(protocolVersions.projectId, projectId))
    .orderBy(desc(protocolVersions.version))
    .limit(1);
  return row ?? null;
}

export async function insertProtocolVersion(
  db: Connection,
  row: { projectId: string; version: number; protocol: Protocol; createdBy: string },
): Promise<void> {
  await db.insert(protocolVersions).values({ ...row, comparison: row.protocol.comparison.kind });
}
