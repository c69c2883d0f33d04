import { and, desc, eq, getTableColumns, inArray, lt, or, sql } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import type { Connection } from "@/db/client";
import { importProgress, imports } from "@/db/schema";

export type ImportRow = typeof imports.$inferSelect;
export type ImportStatus = ImportRow["status"];

/** While an import runs, how far it is stands in a row of its own. */
const whileRunning = (progress: PgColumn, own: PgColumn) =>
  sql`case when ${imports.status} = 'running' then coalesce(${progress}, ${own}) else ${own} end`.mapWith(
    (value: string): number => Number(value),
  );
const columns = {
  ...getTableColumns(imports),
  bytesRead: whileRunning(importProgress.bytesRead, imports.bytesRead),
  rowsRead: whileRunning(importProgress.rowsRead, imports.rowsRead),
};
const ofThisImport = and(
  eq(importProgress.projectId, imports.projectId),
  eq(importProgress.importId, imports.id),
);

/** Writes down how far an import is. @returns its state now, null where it is gone */
export async function saveProgress(
  db: Connection,
  projectId: string,
  importId: string,
  { bytesRead, rowsRead }: { bytesRead: number; rowsRead: number },
): Promise<ImportStatus | null> {
  await db
    .insert(importProgress)
    .values({ projectId, importId, bytesRead, rowsRead })
    .onConflictDoUpdate({
      target: [importProgress.projectId, importProgress.importId],
      set: { bytesRead, rowsRead },
    });
  const [row] = await db
    .select({ status: imports.status })
    .from(imports)
    .where(and(eq(imports.projectId, projectId), eq(imports.id, importId)));
  return row?.status ?? null;
}

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
    .select(columns)
    .from(imports)
    .leftJoin(importProgress, ofThisImport)
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
    .select(columns)
    .from(imports)
    .leftJoin(importProgress, ofThisImport)
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
