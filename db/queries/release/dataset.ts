import { and, desc, eq, lt, sql } from "drizzle-orm";
import type { Connection } from "@/db/client";
import { datasets } from "@/db/schema";
import type { Sql } from "../sql";

export type DatasetRow = typeof datasets.$inferSelect;

/**
 * Keeps every submit and import of the project out until the transaction ends, once those under way have ended: what is
 * stored then has a last judgment for good. Waits for two seconds at most, because submits wait behind it.
 * @throws PostgreSQL's lock_not_available (55P03)
 */
export async function lockForFreeze(db: Connection, projectId: string): Promise<void> {
  await db.execute(sql`set local lock_timeout = '2s'`);
  await db.execute(sql`select pg_advisory_xact_lock(hashtextextended(${projectId}, 1))`);
}

/** Held by whatever adds or removes judgments, until its transaction ends. */
export async function lockAgainstFreeze(db: Connection, projectId: string): Promise<void> {
  await db.execute(sql`select pg_advisory_xact_lock_shared(hashtextextended(${projectId}, 1))`);
}

/** The next number of a project; the caller holds the freeze lock. */
export async function insertDataset(
  db: Connection,
  row: Pick<DatasetRow, "projectId" | "name" | "recipe" | "lastSeq" | "createdBy">,
): Promise<DatasetRow> {
  const [inserted] = await db
    .insert(datasets)
    .values({
      ...row,
      number: sql`(select coalesce(max(number), 0) + 1 from datasets where project_id = ${row.projectId})`,
      guidelineVersion: sql`coalesce((select guideline_version from projects where id = ${row.projectId}), 0)`,
      projectName: sql`(select name from projects where id = ${row.projectId})`,
      projectDescription: sql`(select description from projects where id = ${row.projectId})`,
      license: sql`(select license from projects where id = ${row.projectId})`,
    })
    .returning();
  return inserted as DatasetRow;
}

export async function findDataset(
  db: Connection,
  projectId: string,
  number: number,
): Promise<DatasetRow | null> {
  const [row] = await db
    .select()
    .from(datasets)
    .where(and(eq(datasets.projectId, projectId), eq(datasets.number, number)));
  return row ?? null;
}

/** A project's datasets, the newest first, below a number. */
export async function findDatasets(
  db: Connection,
  projectId: string,
  below: number | null,
  limit: number,
): Promise<DatasetRow[]> {
  return db
    .select()
    .from(datasets)
    .where(and(eq(datasets.projectId, projectId), below === null ? undefined : lt(datasets.number, below)))
    .orderBy(desc(datasets.number))
    .limit(limit);
}

/** Ends the building of a dataset. @returns false where it was not being built */
export async function endBuilding(
  db: Connection,
  projectId: string,
  number: number,
  end: Pick<DatasetRow, "state"> & Partial<Pick<DatasetRow, "manifest" | "failure">>,
): Promise<boolean> {
  const rows = await db
    .update(datasets)
    .set(end)
    .where(
      and(eq(datasets.projectId, projectId), eq(datasets.number, number), eq(datasets.state, "building")),
    )
    .returning({ number: datasets.number });
  return rows.length > 0;
}

/** Whether a dataset holds something that an import brought, or may come to: one that is being filled. */
export async function isImportInDataset(sql: Sql, projectId: string, importId: string): Promise<boolean> {
  const [row] = await sql<{ held: boolean }[]>`
    select exists (select from datasets where project_id = ${projectId} and state = 'building')
      or exists (
        select from prompts c join dataset_prompts d on d.project_id = c.project_id and d.prompt_id = c.id
        where c.project_id = ${projectId} and c.import_id = ${importId})
      or exists (
        select from judgments j join dataset_judgments d on d.project_id = j.project_id and d.judgment_id = j.id
        where j.project_id = ${projectId} and j.import_id = ${importId})
      or exists (
        select from responses r
        join task_responses tr on tr.project_id = r.project_id and tr.response_id = r.id
        join judgments j on j.project_id = tr.project_id and j.task_id = tr.task_id
        join dataset_judgments d on d.project_id = j.project_id and d.judgment_id = j.id
        where r.project_id = ${projectId} and r.import_id = ${importId}) as held`;
  return row?.held ?? false;
}
