import type { Sql } from "../sql";

export interface LentTask {
  assignmentId: string;
  taskId: string;
  position: number;
}

/**
 * Lends up to `count` tasks to one annotator: one statement. A task is taken only while it has an open slot and this
 * annotator never held it; tasks that another claim is taking at this moment are passed over, not waited for. It walks
 * the queue's index from `from` on, so its cost does not grow with the number of tasks.
 * @param from..below half-open range of queue positions to look in.
 */
export async function claimFromQueue(
  sql: Sql,
  claim: {
    projectId: string;
    annotatorId: string;
    assignmentIds: readonly string[];
    leaseSeconds: number;
    guidelineVersion: number;
    from: number;
    below: number;
  },
): Promise<LentTask[]> {
  const { projectId, annotatorId } = claim;
  return sql<LentTask[]>`
    with picked as (
      select t.id, t.position
      from tasks t
      where t.project_id = ${projectId} and t.open_slots > 0
        and t.position >= ${claim.from} and t.position < ${claim.below}
        and not exists (
          select from assignments a
          where a.project_id = ${projectId} and a.task_id = t.id and a.annotator_id = ${annotatorId}
        )
      order by t.position, t.id
      limit ${claim.assignmentIds.length}
      for update of t skip locked
    ), lent as (
      update tasks t set open_slots = t.open_slots - 1
      from picked
      where t.project_id = ${projectId} and t.id = picked.id and t.open_slots > 0
      returning t.id, t.comparison, t.position
    ), numbered as (
      select lent.*, row_number() over (order by lent.position, lent.id) as n from lent
    )
    insert into assignments (project_id, id, task_id, annotator_id, state, presented_order,
                             protocol_version, guideline_version, expires_at)
    select ${projectId}, (${claim.assignmentIds as string[]}::uuid[])[numbered.n], numbered.id, ${annotatorId},
           'active', '{}',
           (select max(v.version) from protocol_versions v
            where v.project_id = ${projectId} and v.comparison = numbered.comparison),
           ${claim.guidelineVersion}, now() + make_interval(secs => ${claim.leaseSeconds})
    from numbered
    order by numbered.n
    returning id as "assignmentId", task_id as "taskId",
              (select position from picked where picked.id = task_id) as position`;
}

/** Whether the queue has a task for this annotator: also one that another claim has under its hands at this moment. */
export async function hasTaskFor(sql: Sql, projectId: string, userId: string): Promise<boolean> {
  const rows = await sql`
    select from tasks t
    join annotators n on n.project_id = t.project_id and n.user_id = ${userId}
    where t.project_id = ${projectId} and t.open_slots > 0
      and not exists (
        select from assignments a
        where a.project_id = t.project_id and a.task_id = t.id and a.annotator_id = n.id
      )
    limit 1`;
  return rows.length > 0;
}

/**
 * When the first lease of somebody else ends on a task that this annotator could then have: null where there is none.
 * Walks the leases in the order in which they end.
 */
export async function findNextFree(sql: Sql, projectId: string, userId: string): Promise<string | null> {
  const [row] = await sql<{ expiresAt: string }[]>`
    select a.expires_at as "expiresAt"
    from assignments a
    join annotators n on n.project_id = a.project_id and n.user_id = ${userId}
    where a.project_id = ${projectId} and a.state = 'active' and a.annotator_id <> n.id
      and not exists (
        select from assignments mine
        where mine.project_id = a.project_id and mine.task_id = a.task_id and mine.annotator_id = n.id
      )
    order by a.expires_at
    limit 1`;
  return row?.expiresAt ?? null;
}

/**
 * Lends again what this annotator once held, whose lease ended, and which still has an open slot: its draft comes back
 * with it.
 */
export async function reclaimExpired(
  sql: Sql,
  claim: { projectId: string; annotatorId: string; count: number; leaseSeconds: number },
): Promise<number> {
  const rows = await sql`
    with mine as (
      select a.id, a.task_id
      from assignments a join tasks t on t.project_id = a.project_id and t.id = a.task_id
      where a.project_id = ${claim.projectId} and a.annotator_id = ${claim.annotatorId} and a.state = 'expired'
        and t.open_slots > 0
      order by a.claimed_at
      limit ${claim.count}
      for update of t skip locked
    ), lent as (
      update tasks t set open_slots = t.open_slots - 1
      from mine
      where t.project_id = ${claim.projectId} and t.id = mine.task_id and t.open_slots > 0
      returning t.id
    )
    update assignments a
    set state = 'active', expires_at = now() + make_interval(secs => ${claim.leaseSeconds})
    from lent
    where a.project_id = ${claim.projectId} and a.task_id = lent.id and a.annotator_id = ${claim.annotatorId}
      and a.state = 'expired'`;
  return rows.count;
}

/** The ids of what an annotator holds now, the oldest first, and whether some lease of his ran out. */
export async function findHeld(
  sql: Sql,
  projectId: string,
  annotatorId: string,
): Promise<{ held: string[]; hasExpired: boolean }> {
  const rows = await sql<{ id: string; state: "active" | "expired" }[]>`
    (select id, state, claimed_at from assignments
     where project_id = ${projectId} and annotator_id = ${annotatorId} and state = 'active')
    union all
    (select id, state, claimed_at from assignments
     where project_id = ${projectId} and annotator_id = ${annotatorId} and state = 'expired'
     limit 1)
    order by claimed_at, id`;
  return {
    held: rows.filter((row) => row.state === "active").map((row) => row.id),
    hasExpired: rows.some((row) => row.state === "expired"),
  };
}

/**
 * Ends leases that have run out and gives their slots back. At most one sweep runs at a time, so that two of them cannot
 * wait for each other's tasks.
 * @returns how many leases ended.
 */
export async function expireLeases(sql: Sql, limit = 500): Promise<number> {
  const rows = await sql<{ ended: number }[]>`
    with due as (
      select project_id, id from assignments
      where state = 'active' and expires_at < now() and pg_try_advisory_xact_lock(7265412)
      order by expires_at
      limit ${limit}
      for update skip locked
    ), ended as (
      update assignments a set state = 'expired'
      from due where a.project_id = due.project_id and a.id = due.id
      returning a.project_id, a.task_id
    ), freed as (
      select project_id, task_id, count(*)::int as slots from ended group by project_id, task_id
    ), given_back as (
      update tasks t set open_slots = least(t.overlap, t.open_slots + freed.slots)
      from freed where t.project_id = freed.project_id and t.id = freed.task_id
      returning freed.slots
    )
    select coalesce(sum(slots), 0)::int as ended from given_back`;
  return rows[0]?.ended ?? 0;
}
