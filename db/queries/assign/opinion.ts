import type { Sql } from "../sql";

/** Locks a task against claims and submits; false where there is none. */
export async function lockTask(sql: Sql, projectId: string, taskId: string): Promise<boolean> {
  const rows = await sql`select from tasks where project_id = ${projectId} and id = ${taskId} for update`;
  return rows.count > 0;
}

export interface Opinions {
  overlap: number;
  openSlots: number;
  /** By how much the overlap grew: more than one where more had judged than were asked. */
  added: number;
}

/**
 * One more annotator for a task, which the caller has locked: overlap and open slots in one statement, and only where
 * there is text to judge and fewer than `most` are asked. openSlots = overlap − judged − lent, as ever.
 */
export async function addOpinion(
  sql: Sql,
  key: { projectId: string; taskId: string; most: number },
): Promise<Opinions | null> {
  const [row] = await sql<Opinions[]>`
    with held as (
      select t.overlap, t.judgment_count + (
        select count(*)::int from assignments a
        where a.project_id = t.project_id and a.task_id = t.id and a.state = 'active') as taken
      from tasks t where t.project_id = ${key.projectId} and t.id = ${key.taskId}
    )
    update tasks t
    set overlap = greatest(held.overlap, held.taken) + 1,
        open_slots = greatest(held.overlap, held.taken) + 1 - held.taken
    from held
    where t.project_id = ${key.projectId} and t.id = ${key.taskId}
      and greatest(held.overlap, held.taken) < ${key.most}
      and exists (
        select from prompts p where p.project_id = t.project_id and p.id = t.prompt_id and p.has_text)
      and not exists (
        select from task_responses tr
        join responses r on r.project_id = tr.project_id and r.id = tr.response_id
        where tr.project_id = t.project_id and tr.task_id = t.id and not r.has_text)
    returning t.overlap, t.open_slots as "openSlots", t.overlap - held.overlap as added`;
  return row ?? null;
}
