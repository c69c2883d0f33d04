import { and, desc, eq, inArray, lt, or, sql } from "drizzle-orm";
import type { Connection } from "@/db/client";
import { imports } from "@/db/schema";

export type ImportRow = typeof imports.$inferSelect;
export type ImportStatus = ImportRow["status"];

export async function insertImport(
  db: Connection,
  row: { projectId: string; id: string; fileNames: string[]; bytesTotal: number; createdBy: string },
): Promise<ImportRow> {
  const [inserted] = await db
    .insert(imports)
    .values({ ...row, status: "uploading" })
    .returning();
  return inserted as ImportRow;
}

export async function findImport(db: Connection, projectId: string, id: string): Promise<ImportRow | null> {
  const [row] = await db
    .select()
    .from(imports)
    .where(and(eq(imports.projectId, projectId), eq(imports.id, id)));
  return row ?? null;
}

/** Imports, the newest first; `before` is the last row of the page before. */
export async function findImports(
  db: Connection,
  projectId: string,
  before: { createdAt: string; id: string } | null,
  limit: number,
): Promise<ImportRow[]> {
  const older = before
    ? or(
        lt(imports.createdAt, sql`${before.createdAt}::timestamptz`),
        and(eq(imports.createdAt, sql`${before.createdAt}::timestamptz`), lt(imports.id, before.id)),
      )
    : undefined;
  return db
    .select()
    .from(imports)
    .where(and(eq(imports.projectId, projectId), older))
    .orderBy(desc(imports.createdAt), desc(imports.id))
    .limit(limit);
}

/** The finished import that holds the same files, read in the same way. */
export async function findSameImport(
  db: Connection,
  projectId: string,
  contentHash: Buffer,
): Promise<ImportRow | null> {
  const [row] = await db
    .select()
    .from(imports)
    .where(
      and(eq(imports.projectId, projectId), eq(imports.contentHash, contentHash), eq(imports.status, "done")),
    );
  return row ?? null;
}

/** Changes an import that is in one of these states; null where it is in another. */
export async function moveImport(
  db: Connection,
  projectId: string,
  id: string,
  from: readonly ImportStatus[],
  change: Partial<Omit<ImportRow, "projectId" | "id">>,
): Promise<ImportRow | null> {
  const [row] = await db
    .update(imports)
    .set(change)
    .where(and(eq(imports.projectId, projectId), eq(imports.id, id), inArray(imports.status, [...from])))
    .returning();
  return row ?? null;
}
