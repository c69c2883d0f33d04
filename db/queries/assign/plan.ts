import type { ComparisonKind } from "@/lib/domain/protocol";
import type { Sql } from "../sql";

export interface PromptToPlan {
  id: string;
  position: string;
  responses: { id: string; modelId: string }[];
}

/** Prompts with text in order of arrival, from `afterPosition` on, each with those of its responses that have text. */
export async function findPromptsToPlan(
  sql: Sql,
  page: { projectId: string; tags: readonly string[]; afterPosition: string; limit: number },
): Promise<PromptToPlan[]> {
  return sql<PromptToPlan[]>`
    with page as (
      select id, position from prompts
      where project_id = ${page.projectId} and has_text and position > ${page.afterPosition}::bigint
        and (cardinality(${page.tags as string[]}::text[]) = 0 or tags && ${page.tags as string[]}::text[])
      order by position
      limit ${page.limit}
    )
    select page.id, page.position::text,
           coalesce(jsonb_agg(jsonb_build_object('id', r.id, 'modelId', r.model_id) order by r.id)
                    filter (where r.id is not null), '[]'::jsonb) as responses
    from page
    left join responses r on r.project_id = ${page.projectId} and r.prompt_id = page.id and r.has_text
    group by page.id, page.position
    order by page.position`;
}

export interface NewTask {
  id: string;
  promptId: string;
  identity: Buffer;
  position: number;
  overlap: number;
  isAgreementSample: boolean;
  responseIds: readonly string[];
}

/**
 * Stores planned tasks. One that is there already stays as it is, unless it came with imported judgments and was never
 * handed out: then it joins the queue.
 * @returns how many are new in the queue, and how many judgments they want.
 */
export async function insertTasks(
  sql: Sql,
  projectId: string,
  comparison: ComparisonKind,
  tasks: readonly NewTask[],
): Promise<{ inserted: number; judgmentsWanted: number }> {
  const members = tasks.flatMap((task) =>
    task.responseIds.map((responseId, ordinal) => ({
      taskId: task.id,
      promptId: task.promptId,
      responseId,
      ordinal,
    })),
  );
  const [row] = await sql<{ inserted: number; wanted: number }[]>`
    with planned as (
      select * from unnest(
        ${tasks.map((task) => task.id)}::uuid[], ${tasks.map((task) => task.promptId)}::uuid[],
        ${tasks.map((task) => task.identity.toString("hex"))}::text[], ${tasks.map((task) => task.position)}::int[],
        ${tasks.map((task) => task.overlap)}::int[], ${tasks.map((task) => Number(task.isAgreementSample))}::int[]
      ) as task(id, prompt_id, identity, position, overlap, is_agreement_sample)
    ), stored as (
      insert into tasks (project_id, id, prompt_id, comparison, identity, position, overlap, open_slots,
                         is_agreement_sample)
      select ${projectId}, id, prompt_id, ${comparison}, decode(identity, 'hex'), position, overlap, overlap,
             is_agreement_sample = 1
      from planned
      on conflict (project_id, identity) do update
      set overlap = excluded.overlap, open_slots = excluded.open_slots, position = excluded.position,
          is_agreement_sample = excluded.is_agreement_sample
      where tasks.overlap = 0
      returning id, overlap
    ), placed as (
      insert into task_responses (project_id, task_id, response_id, prompt_id, ordinal)
      select ${projectId}, member.task_id, member.response_id, member.prompt_id, member.ordinal
      from unnest(
        ${members.map((member) => member.taskId)}::uuid[], ${members.map((member) => member.responseId)}::uuid[],
        ${members.map((member) => member.promptId)}::uuid[], ${members.map((member) => member.ordinal)}::smallint[]
      ) as member(task_id, response_id, prompt_id, ordinal)
      join stored on stored.id = member.task_id
    )
    select count(*)::int as inserted, coalesce(sum(overlap), 0)::int as wanted from stored`;
  return { inserted: row?.inserted ?? 0, judgmentsWanted: row?.wanted ?? 0 };
}

/** Which of these task identities the project's queue already has. */
export async function findKnownTasks(
  sql: Sql,
  projectId: string,
  identities: readonly Buffer[],
): Promise<number> {
  const [row] = await sql<{ known: number }[]>`
    select count(*)::int as known from tasks
    where project_id = ${projectId} and overlap > 0 and identity in (
      select decode(hex, 'hex') from unnest(${identities.map((identity) => identity.toString("hex"))}::text[]) as hex
    )`;
  return row?.known ?? 0;
}
