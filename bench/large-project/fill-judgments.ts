import type { OpenDatabase } from "@/db/client";
import type { Actor } from "@/lib/domain/actor";

const judgmentsPerTask = 5;
const openTasks = 20_000;
const models = 20;

/**
 * Fills a project with judgments in a few statements: prompts with four responses of twenty models, two pairs a prompt,
 * each judged by five annotators, as their models' strengths and chance would have it; and a queue of open tasks beside.
 */
export async function fillJudgments(
  { sql }: OpenDatabase,
  projectId: string,
  people: readonly Actor[],
  judgments: number,
): Promise<void> {
  const prompts = Math.ceil(judgments / judgmentsPerTask / 2);
  const ids = people.map((person) => person.userId);
  await sql.begin(async (tx) => {
    // Foreign keys are checked row by row otherwise: minutes for references that are right by design.
    await tx`set local session_replication_role = replica`;
    await tx`set local work_mem = '256MB'`;
    const importId = crypto.randomUUID();
    await tx`
      insert into imports (project_id, id, status, file_names, options)
      values (${projectId}, ${importId}, 'done', '{}', '{}')`;
    await tx`
      insert into annotators (project_id, id, kind, user_id, name)
      select ${projectId}, gen_random_uuid(), 'account', u.id, 'annotator ' || u.n
      from unnest(${ids}::uuid[]) with ordinality u(id, n)`;
    await tx`
      insert into models (project_id, id, name)
      select ${projectId}, gen_random_uuid(), 'model-' || lpad(n::text, 2, '0') from generate_series(1, ${models}::int) n`;
    await tx`
      create temporary table made_prompts on commit drop as
      select n, gen_random_uuid() as id from generate_series(1, ${prompts}::int) n`;
    await tx`
      insert into prompts (project_id, id, identity, messages, tags, has_text, import_id)
      select ${projectId}, id, decode(md5(n::text), 'hex'),
             jsonb_build_array(jsonb_build_object('role', 'user', 'content', 'question ' || n)),
             array['topic ' || n % 8], true, ${importId}
      from made_prompts order by n`;
    await tx`
      create temporary table made_responses on commit drop as
      select p.n, k, p.id as prompt_id, gen_random_uuid() as id, m.id as model_id, m.place
      from made_prompts p
      cross join generate_series(0, 3) k
      join (
        select id, row_number() over (order by name) - 1 as place from models where project_id = ${projectId}
      ) m on m.place = (p.n * 7 + k * (1 + p.n / ${models}::int % 6)) % ${models}::int`;
    await tx`
      insert into responses (project_id, id, prompt_id, model_id, identity, messages, length, has_text, import_id)
      select ${projectId}, id, prompt_id, model_id, decode(md5(id::text), 'hex'),
             jsonb_build_array(jsonb_build_object('role', 'assistant', 'content', 'answer ' || k || ' to ' || n)),
             20 + n % 500, true, ${importId}
      from made_responses`;
    await tx`
      create temporary table made_tasks on commit drop as
      select a.n * 2 + a.k / 2 as n, gen_random_uuid() as id_task, a.prompt_id, a.id as first, b.id as second,
             a.model_id as model_a, b.model_id as model_b, (b.place - a.place) / 6.0 as advantage
      from made_responses a join made_responses b on b.n = a.n and b.k = a.k + 1 and a.k in (0, 2)`;
    await tx`
      insert into tasks (project_id, id, prompt_id, comparison, identity, position, overlap, open_slots, judgment_count)
      select ${projectId}, id_task, prompt_id, 'pairwise', decode(md5(id_task::text), 'hex'), 0, ${judgmentsPerTask}::int, 0,
             ${judgmentsPerTask}::int
      from made_tasks`;
    await tx`
      create temporary table open_tasks on commit drop as
      select gen_random_uuid() as id, a.prompt_id, a.id as first, b.id as second, a.n
      from made_responses a join made_responses b on b.n = a.n and a.k = 0 and b.k = 3
      where a.n <= ${openTasks}::int`;
    await tx`
      insert into tasks (project_id, id, prompt_id, comparison, identity, position, overlap, open_slots)
      select ${projectId}, id, prompt_id, 'pairwise', decode(md5(id::text), 'hex'), n, 50, 50 from open_tasks`;
    await tx`
      insert into task_responses (project_id, task_id, response_id, prompt_id, ordinal)
      select ${projectId}, t.id, r.id, t.prompt_id, r.ordinal
      from (select id_task as id, prompt_id, first, second from made_tasks union all select id, prompt_id, first, second from open_tasks) t
      cross join lateral (values (t.first, 0), (t.second, 1)) r(id, ordinal)`;
    await tx`
      create temporary table made_judgments on commit drop as
      select gen_random_uuid() as id, t.*, a.id as annotator_id, j,
             case when random() < 0.1 then 0
                  when random() < 1 / (1 + exp(-t.advantage)) then 1 else -1 end as outcome,
             1 + (random() * 2)::int as strength, random() < 0.5 as is_turned
      from made_tasks t
      cross join generate_series(0, ${judgmentsPerTask - 1}::int) j
      join (
        select id, row_number() over (order by name) - 1 as place from annotators where project_id = ${projectId}
      ) a on a.place = (t.n * 7 + j * 11) % ${people.length}::int`;
    await tx`
      insert into judgments (project_id, id, task_id, annotator_id, revision, client_key, tiers, strength,
                             presented_order, protocol_version, guideline_version, duration_ms, input_kind, created_at)
      select ${projectId}, id, id_task, annotator_id, 1, 'bench-' || n || '-' || j,
             case outcome when 1 then jsonb_build_array(jsonb_build_array(first), jsonb_build_array(second))
                          when -1 then jsonb_build_array(jsonb_build_array(second), jsonb_build_array(first))
                          else jsonb_build_array(jsonb_build_array(first, second)) end,
             case when outcome <> 0 then strength end,
             case when is_turned then array[second, first] else array[first, second] end, 1, 1,
             (5000 + random() * 60000)::int, 'keyboard', now() - (${prompts * 2 + 2}::int - n) * interval '1 second'
      from made_judgments order by n, j`;
    await tx`
      insert into preferences (project_id, judgment_id, ordinal, task_id, response_a, response_b, model_a, model_b,
                               annotator_id, annotator_kind, outcome, strength, order_known, group_size, weight)
      select ${projectId}, id, 0, id_task, case when is_turned then second else first end,
             case when is_turned then first else second end, case when is_turned then model_b else model_a end,
             case when is_turned then model_a else model_b end, annotator_id, 'account',
             case when is_turned then -outcome else outcome end, case when outcome <> 0 then strength end, true, 2, 1
      from made_judgments`;
    await tx`
      insert into counters (project_id, name, shard, value)
      values (${projectId}, 'judgments', 0, ${prompts * 2 * judgmentsPerTask})
      on conflict (project_id, name, shard) do update set value = excluded.value`;
  });
  await sql`vacuum analyze`;
}
