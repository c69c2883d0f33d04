import type { Sql } from "../sql";

export interface TaskResponseRow {
  taskId: string;
  responseId: string;
  modelId: string;
}

/** The responses of some tasks with their models, in a stable order. */
export async function findTaskResponses(
  sql: Sql,
  projectId: string,
  taskIds: readonly string[],
): Promise<TaskResponseRow[]> {
  return sql<TaskResponseRow[]>`
    select tr.task_id as "taskId", tr.response_id as "responseId", r.model_id as "modelId"
    from task_responses tr
    join responses r on r.project_id = tr.project_id and r.id = tr.response_id
    where tr.project_id = ${projectId} and tr.task_id = any(${taskIds as string[]}::uuid[])
    order by tr.task_id, tr.ordinal`;
}

/** Counts one more showing of a set of models to an annotator, and says how many there were before. */
export async function countShowing(
  sql: Sql,
  showing: { projectId: string; annotatorId: string; modelSet: Buffer },
): Promise<number> {
  const [row] = await sql<{ before: number }[]>`
    insert into order_balances (project_id, annotator_id, model_set, times_shown)
    values (${showing.projectId}, ${showing.annotatorId}, ${showing.modelSet}, 1)
    on conflict (project_id, annotator_id, model_set)
    do update set times_shown = order_balances.times_shown + 1
    returning times_shown - 1 as before`;
  return row?.before ?? 0;
}

/** Writes down in which order an assignment's responses are shown. */
export async function savePresentedOrder(
  sql: Sql,
  projectId: string,
  assignmentId: string,
  order: readonly string[],
): Promise<void> {
  await sql`
    update assignments set presented_order = ${order as string[]}::uuid[]
    where project_id = ${projectId} and id = ${assignmentId}`;
}
