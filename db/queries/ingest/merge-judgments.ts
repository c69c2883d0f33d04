import type { Sql } from "../sql";

export interface MergedJudgments {
  judgments: number;
  preferences: number;
  annotators: number;
}

/** A judgment whose responses cannot be told apart, or are not there. */
export interface UnresolvedJudgment {
  file: string;
  line: number;
  found: string;
}

/**
 * From the stage into annotators, tasks, judgments and preferences. A judge's n-th verdict on the same responses belongs
 * to the n-th task of those responses, so that none of them supersedes another; a verdict that is there already (the
 * same judge, responses and n) stays as it is.
 */
export async function mergeJudgments(
  sql: Sql,
  projectId: string,
  importId: string,
): Promise<MergedJudgments> {
  await resolveJudgments(sql);
  const annotators = await sql`
    insert into annotators (project_id, id, kind, name)
    select ${projectId}, gen_random_uuid(), kind, annotator
    from (select kind, annotator, min(n) as first from resolved_judgments group by kind, annotator) s
    order by first
    on conflict do nothing`;
  await insertTasks(sql, projectId, importId);
  const judgments = await insertJudgments(sql, projectId, importId);
  const preferences = await insertPreferences(sql, projectId);
  await countOnKnownTasks(sql, projectId, importId);
  return { judgments, preferences, annotators: annotators.count };
}

/** Judgments that name a response twice, or one that no file holds. Call before merging: they are left out of it. */
export async function findUnresolved(sql: Sql, limit: number): Promise<UnresolvedJudgment[]> {
  return sql<UnresolvedJudgment[]>`
    select j.file, j.line, j.keys::text as found
    from stage_judgments j
    where jsonb_array_length(j.keys) <> (
      select count(distinct m.response_id)
      from jsonb_array_elements_text(j.keys) k(key)
      join response_map m on m.prompt_key = j.prompt_key and m.key = k.key
    )
    order by j.n
    limit ${limit}`;
}

async function resolveJudgments(sql: Sql): Promise<void> {
  await sql`
    create temporary table resolved_judgments on commit drop as
    with resolved as (
      -- A demonstration has no responses: its task is told by the prompt.
      select j.*, p.prompt_id, r.response_ids, r.key_ids, coalesce(r.sorted, p.prompt_id::text) as sorted
      from stage_judgments j
      join prompt_map p on p.key = j.prompt_key
      cross join lateral (
        select array_agg(m.response_id order by k.place) as response_ids,
               jsonb_object_agg(k.key, m.response_id) as key_ids,
               string_agg(m.response_id::text, ',' order by m.response_id::text collate "C") as sorted,
               count(distinct m.response_id) as found
        from jsonb_array_elements_text(j.keys) with ordinality k(key, place)
        join response_map m on m.prompt_key = j.prompt_key and m.key = k.key
      ) r
      where r.found = jsonb_array_length(j.keys)
    ), counted as (
      select *, row_number() over (partition by kind, annotator, comparison, sorted order by n) - 1 as repeat
      from resolved
    )
    select *, sha256(convert_to(comparison || '|' || sorted || '|' || repeat, 'UTF8')) as identity,
           coalesce(answer -> 'skip', 'null'::jsonb) <> 'null'::jsonb as is_skip
    from counted`;
  await sql`analyze resolved_judgments`;
}

async function insertTasks(sql: Sql, projectId: string, importId: string): Promise<void> {
  await sql`
    with new_tasks as (
      insert into tasks (project_id, id, prompt_id, comparison, identity, overlap, open_slots, judgment_count, import_id)
      select ${projectId}, gen_random_uuid(), prompt_id, comparison, identity, 0, 0, judgments, ${importId}
      from (
        select distinct on (identity) *, count(*) filter (where not is_skip) over (partition by identity) as judgments
        from resolved_judgments order by identity, n
      ) s
      order by n
      on conflict (project_id, identity) do nothing
      returning id, identity
    )
    insert into task_responses (project_id, task_id, response_id, prompt_id, ordinal)
    select ${projectId}, t.id, r.response_id, j.prompt_id, r.place - 1
    from new_tasks t
    join (select distinct on (identity) * from resolved_judgments order by identity, n) j on j.identity = t.identity
    cross join unnest(j.response_ids) with ordinality r(response_id, place)`;
}

/** A new task was stored with its count; one that was there before counts what this import adds. */
async function countOnKnownTasks(sql: Sql, projectId: string, importId: string): Promise<void> {
  await sql`
    update tasks t set judgment_count = t.judgment_count + new.count
    from (select task_id, count(*)::int as count from new_judgments where not is_skip group by task_id) new
    where t.project_id = ${projectId} and t.id = new.task_id and t.import_id is distinct from ${importId}`;
}

async function insertJudgments(sql: Sql, projectId: string, importId: string): Promise<number> {
  await sql`
    create temporary table new_judgments on commit drop as
    select j.n, gen_random_uuid() as id, t.id as task_id, a.id as annotator_id, j.kind, j.key_ids, j.order_known,
           j.prompt_key, j.is_skip
    from resolved_judgments j
    join tasks t on t.project_id = ${projectId} and t.identity = j.identity
    join annotators a on a.project_id = ${projectId} and a.kind = j.kind and a.name = j.annotator
    where not exists (
      select from judgments old
      where old.project_id = ${projectId} and old.task_id = t.id and old.annotator_id = a.id
    )`;
  const rows = await sql`
    insert into judgments (project_id, id, task_id, annotator_id, revision, client_key, tiers, strength, both_bad,
                           scores, flags, rationale, rewrite, confidence, demonstration, skip_reason, skip_note,
                           presented_order, duration_ms, input_kind, import_id, metadata, created_at)
    select ${projectId}, w.id, w.task_id, w.annotator_id, 1, ${`import:${importId}:`} || w.n,
      coalesce((
        select jsonb_agg((
          select jsonb_agg(w.key_ids ->> member.key order by member.place)
          from jsonb_array_elements_text(tier.members) with ordinality member(key, place)
        ) order by tier.place)
        from jsonb_array_elements(j.answer -> 'tiers') with ordinality tier(members, place)
      ), '[]'::jsonb),
      (j.answer ->> 'strength')::smallint, coalesce((j.answer ->> 'bothBad')::boolean, false),
      coalesce((
        select jsonb_object_agg(w.key_ids ->> score.key, score.value)
        from jsonb_each(j.answer -> 'scores') score where w.key_ids ? score.key
      ), '{}'::jsonb),
      jsonb_build_object(
        'prompt', coalesce(j.answer #> '{flags,prompt}', '[]'::jsonb),
        'responses', coalesce((
          select jsonb_object_agg(w.key_ids ->> flag.key, flag.value)
          from jsonb_each(j.answer #> '{flags,responses}') flag where w.key_ids ? flag.key
        ), '{}'::jsonb)),
      coalesce(j.answer ->> 'rationale', ''),
      case when jsonb_typeof(j.answer -> 'rewrite') = 'object'
           then jsonb_build_object('responseId', w.key_ids ->> (j.answer #>> '{rewrite,responseId}'),
                                   'content', j.answer #> '{rewrite,content}') end,
      (j.answer ->> 'confidence')::smallint, nullif(j.answer -> 'demonstration', 'null'::jsonb),
      j.answer #>> '{skip,reason}', coalesce(j.answer #>> '{skip,note}', ''),
      case when j.order_known then j.response_ids end, j.duration_ms, 'program', ${importId}, j.metadata,
      coalesce(j.created_at, now())
    from new_judgments w join resolved_judgments j on j.n = w.n
    order by w.n`;
  return rows.count;
}

async function insertPreferences(sql: Sql, projectId: string): Promise<number> {
  await sql`create index on new_judgments (n)`;
  await sql`analyze new_judgments`;
  const rows = await sql`
    insert into preferences (project_id, judgment_id, ordinal, task_id, response_a, response_b, model_a, model_b,
                             annotator_id, annotator_kind, outcome, strength, order_known, group_size, weight)
    select ${projectId}, w.id, p.ordinal, w.task_id, a.response_id, b.response_id, a.model_id, b.model_id,
           w.annotator_id, w.kind, p.outcome, p.strength, w.order_known, p.group_size, p.weight
    from stage_preferences p
    join new_judgments w on w.n = p.n
    join response_map a on a.prompt_key = w.prompt_key and a.key = p.key_a
    join response_map b on b.prompt_key = w.prompt_key and b.key = p.key_b`;
  return rows.count;
}
