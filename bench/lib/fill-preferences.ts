import type { OpenDatabase } from "@/db/client";

/**
 * Fills a project with judged pairs in a few statements: a prompt, two responses of some hundred words, one judgment and
 * its preference each. Texts differ in every row, so that compression has something to do.
 */
export async function fillPreferences(
  { sql }: OpenDatabase,
  projectId: string,
  pairs: number,
): Promise<void> {
  await sql.begin(async (tx) => {
    await tx`set local session_replication_role = replica`;
    const importId = crypto.randomUUID();
    await tx`
      insert into imports (project_id, id, status, file_names, options, created_by)
      select ${projectId}, ${importId}, 'done', '{}', '{}', user_id from members
      where project_id = ${projectId} and role = 'lead'`;
    await tx`
      insert into models (project_id, id, name)
      select ${projectId}, gen_random_uuid(), 'model-' || n from generate_series(1, 5) n`;
    await tx`
      insert into annotators (project_id, id, kind, name)
      select ${projectId}, gen_random_uuid(), 'imported', 'annotator ' || n from generate_series(1, 50) n`;
    await tx`
      create temporary table judged on commit drop as
      select n, gen_random_uuid() as prompt, gen_random_uuid() as a, gen_random_uuid() as b, gen_random_uuid() as task,
             gen_random_uuid() as judgment, (select array_agg(id) from models where project_id = ${projectId}) as models,
             (select array_agg(id) from annotators where project_id = ${projectId}) as annotators
      from generate_series(1, ${pairs}::int) n`;
    const words = (seed: string) => `(
      select string_agg(substr(md5(n::text || '${seed}' || w::text), 1, 4 + w % 5), ' ') from generate_series(1, 60) w)`;
    await tx.unsafe(`
      insert into prompts (project_id, id, identity, messages, has_text, import_id)
      select '${projectId}', prompt, decode(md5(n::text), 'hex'),
             jsonb_build_array(jsonb_build_object('role', 'user', 'content', 'question ' || n || ': ' || ${words("q")})),
             true, '${importId}'
      from judged`);
    await tx.unsafe(`
      insert into responses (project_id, id, prompt_id, model_id, identity, messages, length, has_text, import_id)
      select '${projectId}', side.id, prompt, models[1 + (n + side.at) % 5], decode(md5(side.id::text), 'hex'),
             jsonb_build_array(jsonb_build_object('role', 'assistant', 'content', ${words("a")} || side.at)), 400, true,
             '${importId}'
      from judged cross join lateral (values (a, 0), (b, 1)) side(id, at)`);
    await tx`
      insert into tasks (project_id, id, prompt_id, comparison, identity, overlap, open_slots, judgment_count)
      select ${projectId}, task, prompt, 'pairwise', decode(md5(task::text), 'hex'), 0, 0, 1 from judged`;
    await tx`
      insert into task_responses (project_id, task_id, response_id, prompt_id, ordinal)
      select ${projectId}, task, id, prompt, at
      from judged cross join lateral (values (a, 0), (b, 1)) side(id, at)`;
    await tx`
      insert into judgments (project_id, id, task_id, annotator_id, revision, client_key, tiers, strength, input_kind)
      select ${projectId}, judgment, task, annotators[1 + n % 50], 1, judgment::text,
             jsonb_build_array(jsonb_build_array(a), jsonb_build_array(b)), 1 + n % 3, 'program'
      from judged order by n`;
    await tx`
      insert into preferences (project_id, judgment_id, ordinal, task_id, response_a, response_b, model_a, model_b,
        annotator_id, annotator_kind, outcome, strength, order_known, group_size, weight)
      select ${projectId}, judgment, 0, task, a, b, models[1 + n % 5], models[1 + (n + 1) % 5], annotators[1 + n % 50],
             'imported', case when n % 3 = 0 then -1 else 1 end, 1 + n % 3, true, 2, 1
      from judged`;
  });
}
