import type { Sql } from "../sql";

/** Holds a judgment of this task, no skip, to be its right answer; one that was held before is replaced. */
export async function saveGoldAnswer(
  sql: Sql,
  gold: { projectId: string; taskId: string; judgmentId: string; userId: string },
): Promise<boolean> {
  const rows = await sql`
    with chosen as (
      insert into gold_answers (project_id, task_id, judgment_id, created_by)
      select j.project_id, j.task_id, j.id, ${gold.userId}
      from judgments j
      where j.project_id = ${gold.projectId} and j.task_id = ${gold.taskId} and j.id = ${gold.judgmentId}
        and j.skip_reason is null
      on conflict (project_id, task_id) do update
      set judgment_id = excluded.judgment_id, created_by = excluded.created_by, created_at = now()
      returning project_id, task_id
    )
    update tasks t set is_gold = true
    from chosen where t.project_id = chosen.project_id and t.id = chosen.task_id
    returning t.id`;
  return rows.length > 0;
}

/** @returns false where the task had no gold answer. */
export async function deleteGoldAnswer(sql: Sql, projectId: string, taskId: string): Promise<boolean> {
  const rows = await sql`
    with gone as (
      delete from gold_answers where project_id = ${projectId} and task_id = ${taskId}
      returning project_id, task_id
    )
    update tasks t set is_gold = false
    from gone where t.project_id = gone.project_id and t.id = gone.task_id
    returning t.id`;
  return rows.length > 0;
}

export interface GoldPair {
  taskId: string;
  annotatorId: string;
  responseA: string;
  responseB: string;
  outcome: -1 | 0 | 1;
}

/** The pairs of a project's gold answers, with whose judgment each is. */
export async function findGoldPairs(sql: Sql, projectId: string): Promise<GoldPair[]> {
  return sql<GoldPair[]>`
    select g.task_id as "taskId", p.annotator_id as "annotatorId", p.response_a as "responseA",
           p.response_b as "responseB", p.outcome
    from gold_answers g
    join preferences p on p.project_id = g.project_id and p.judgment_id = g.judgment_id
    where g.project_id = ${projectId}`;
}
