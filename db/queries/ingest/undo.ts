import type { Sql } from "../sql";

/** Whether anybody judged what an import brought, besides the import's own verdicts. */
export async function hasForeignJudgments(sql: Sql, projectId: string, importId: string): Promise<boolean> {
  const [row] = await sql<{ found: boolean }[]>`
    select exists (
      select from responses r
      join task_responses tr on tr.project_id = r.project_id and tr.response_id = r.id
      join judgments j on j.project_id = tr.project_id and j.task_id = tr.task_id
      where r.project_id = ${projectId} and r.import_id = ${importId} and j.import_id is distinct from ${importId}
    ) or exists (
      select from tasks t join judgments j on j.project_id = t.project_id and j.task_id = t.id
      where t.project_id = ${projectId} and t.import_id = ${importId} and j.import_id is distinct from ${importId}
    ) as found`;
  return row?.found ?? false;
}

export interface Removed {
  prompts: number;
  responses: number;
  models: number;
  tasks: number;
  judgmentsWanted: number;
  importedJudgments: number;
}

/** Takes out everything an import brought and nothing else uses; the caller has seen that nobody judged it. */
export async function removeImport(sql: Sql, projectId: string, importId: string): Promise<Removed> {
  await sql`
    delete from preferences p using judgments j
    where j.project_id = ${projectId} and j.import_id = ${importId}
      and p.project_id = j.project_id and p.judgment_id = j.id`;
  const [judged] = await sql<{ count: number }[]>`
    with gone as (
      delete from judgments where project_id = ${projectId} and import_id = ${importId}
      returning task_id, skip_reason
    ), counted as (
      update tasks t set judgment_count = t.judgment_count - g.count
      from (select task_id, count(*)::int as count from gone where skip_reason is null group by task_id) g
      where t.project_id = ${projectId} and t.id = g.task_id
    )
    select count(*)::int as count from gone`;
  await sql`
    create temporary table undone_tasks on commit drop as
    select id, overlap from tasks where project_id = ${projectId} and import_id = ${importId} and overlap = 0
    union
    select t.id, t.overlap from tasks t
    join task_responses tr on tr.project_id = t.project_id and tr.task_id = t.id
    join responses r on r.project_id = tr.project_id and r.id = tr.response_id
    where t.project_id = ${projectId} and r.import_id = ${importId}
    union
    select t.id, t.overlap from tasks t join prompts p on p.project_id = t.project_id and p.id = t.prompt_id
    where t.project_id = ${projectId} and p.import_id = ${importId} and t.comparison = 'demonstration'
      and not exists (
        select from judgments j where j.project_id = t.project_id and j.task_id = t.id
      )`;
  await sql`delete from assignments where project_id = ${projectId} and task_id in (select id from undone_tasks)`;
  await sql`delete from tasks where project_id = ${projectId} and id in (select id from undone_tasks)`;
  const [planned] = await sql<{ tasks: number; wanted: number }[]>`
    select count(*) filter (where overlap > 0)::int as tasks, coalesce(sum(overlap), 0)::int as wanted from undone_tasks`;
  const responses =
    await sql`delete from responses where project_id = ${projectId} and import_id = ${importId}`;
  const prompts = await sql`
    delete from prompts p where p.project_id = ${projectId} and p.import_id = ${importId}
      and not exists (select from responses r where r.project_id = p.project_id and r.prompt_id = p.id)
      and not exists (select from tasks t where t.project_id = p.project_id and t.prompt_id = p.id)`;
  const models = await sql`
    delete from models m where m.project_id = ${projectId}
      and not exists (select from responses r where r.project_id = m.project_id and r.model_id = m.id)`;
  await sql`
    delete from annotators a where a.project_id = ${projectId} and a.kind <> 'account'
      and not exists (select from judgments j where j.project_id = a.project_id and j.annotator_id = a.id)`;
  return {
    prompts: prompts.count,
    responses: responses.count,
    models: models.count,
    tasks: planned?.tasks ?? 0,
    judgmentsWanted: planned?.wanted ?? 0,
    importedJudgments: judged?.count ?? 0,
  };
}
