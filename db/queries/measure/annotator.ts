import type { Sql } from "../sql";

export interface OwnAnnotator {
  id: string;
  createdAt: string;
}

/** Whom a person judges as in a project; null before the first claim. */
export async function findOwnAnnotator(
  sql: Sql,
  projectId: string,
  userId: string,
): Promise<OwnAnnotator | null> {
  const [row] = await sql<OwnAnnotator[]>`
    select id, created_at as "createdAt" from annotators where project_id = ${projectId} and user_id = ${userId}`;
  return row ?? null;
}

/** Whether there is such an annotator in the project. */
export async function hasAnnotator(sql: Sql, projectId: string, annotatorId: string): Promise<boolean> {
  const rows = await sql`select from annotators where project_id = ${projectId} and id = ${annotatorId}`;
  return rows.length > 0;
}

/** Whether a project lets annotators see the figures about themselves. */
export async function showsOwnFigures(sql: Sql, projectId: string): Promise<boolean> {
  const rows = await sql`select from projects where id = ${projectId} and annotators_see_own_figures`;
  return rows.length > 0;
}
