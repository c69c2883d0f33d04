import { and, eq } from "drizzle-orm";
import type { Connection } from "@/db/client";
import { projects, protocolVersions } from "@/db/schema";
import type { Protocol } from "@/lib/domain/protocol";

/** The protocol that the project's settings show. */
export async function findProtocol(db: Connection, projectId: string): Promise<Protocol | null> {
  const [row] = await db
    .select({ protocol: protocolVersions.protocol })
    .from(projects)
    .innerJoin(
      protocolVersions,
      and(
        eq(protocolVersions.projectId, projects.id),
        eq(protocolVersions.version, projects.protocolVersion),
      ),
    )
    .where(eq(projects.id, projectId));
  return row?.protocol ?? null;
}

export async function updateProtocolVersion(
  db: Connection,
  projectId: string,
  version: number,
): Promise<void> {
  await db.update(projects).set({ protocolVersion: version }).where(eq(projects.id, projectId));
}
