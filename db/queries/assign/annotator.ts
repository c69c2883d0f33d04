import type { Sql } from "../sql";

export interface LockedAnnotator {
  id: string;
  claimPosition: number;
  leaseSeconds: number;
  guidelineVersion: number;
}

/**
 * The annotator that a person is in a project, made at the first claim, its row locked: claims of one person (two tabs)
 * follow each other.
 */
export async function lockAnnotator(
  sql: Sql,
  person: { projectId: string; userId: string; name: string; newId: string },
): Promise<LockedAnnotator> {
  const locked = await lockKnown(sql, person.projectId, person.userId);
  if (locked) return locked;
  await sql`
    insert into annotators (project_id, id, kind, user_id, name)
    select ${person.projectId}, ${person.newId}, 'account', ${person.userId}, ${person.name}
    where not exists (
      select from annotators where project_id = ${person.projectId} and user_id = ${person.userId}
    )
    on conflict do nothing`;
  const made = await lockKnown(sql, person.projectId, person.userId);
  if (!made) throw new Error("the annotator that was just made is not there");
  return made;
}

async function lockKnown(sql: Sql, projectId: string, userId: string): Promise<LockedAnnotator | undefined> {
  const [row] = await sql<LockedAnnotator[]>`
    select a.id, a.claim_position as "claimPosition", p.lease_seconds as "leaseSeconds",
           p.guideline_version as "guidelineVersion"
    from annotators a join projects p on p.id = a.project_id
    where a.project_id = ${projectId} and a.user_id = ${userId}
    for update of a`;
  return row;
}

export async function saveClaimPosition(
  sql: Sql,
  projectId: string,
  annotatorId: string,
  position: number,
): Promise<void> {
  await sql`
    update annotators set claim_position = ${position}
    where project_id = ${projectId} and id = ${annotatorId}`;
}

export interface DayCounts {
  judgments: number;
  skips: number;
  durationMs: number;
}

/**
 * The day that a person's work is counted under: his own calendar's, where he says so and it is today somewhere on
 * earth; UTC's otherwise.
 */
export function dayOf(sql: Sql, day: string | undefined) {
  return sql`(
    select case when ${day ?? null}::date between utc.day - 1 and utc.day + 1 then ${day ?? null}::date else utc.day end
    from (select (now() at time zone 'utc')::date as day) utc)`;
}

/** What one person did on a day. */
export async function findToday(
  sql: Sql,
  projectId: string,
  userId: string,
  day: string | undefined,
): Promise<DayCounts> {
  const [row] = await sql<DayCounts[]>`
    select d.judgments, d.skips, d.duration_ms::float8 as "durationMs"
    from annotators a join annotator_days d on d.project_id = a.project_id and d.annotator_id = a.id
    where a.project_id = ${projectId} and a.user_id = ${userId} and d.day = ${dayOf(sql, day)}`;
  return row ?? { judgments: 0, skips: 0, durationMs: 0 };
}
