import type { OpenDatabase } from "@/db/client";

const pairsPerPrompt = 10;

/**
 * Fills a project's queue with pairwise tasks in a few statements: prompts with five responses of five models each, ten
 * pairs a prompt. The texts are short; what is measured is the queue.
 */
export async function fillQueue({ sql }: OpenDatabase, projectId: string, tasks: number): Promise<void> {
  const prompts = Math.ceil(tasks / pairsPerPrompt);
  await sql.begin(async (tx) => {
    // Foreign keys are checked row by row otherwise: minutes for a million tasks whose references are right by design.
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
      insert into prompts (project_id, id, identity, messages, has_text, import_id)
      select ${projectId}, gen_random_uuid(), decode(md5(n::text), 'hex'),
             jsonb_build_array(jsonb_build_object('role', 'user', 'content', 'question ' || n)), true, ${importId}
      from generate_series(1, ${prompts}::int) n`;
    await tx`
      insert into responses (project_id, id, prompt_id, model_id, identity, messages, length, has_text, import_id)
      select ${projectId}, gen_random_uuid(), p.id, m.id, decode(md5(p.id::text || m.id::text), 'hex'),
             jsonb_build_array(jsonb_build_object('role', 'assistant', 'content', 'an answer to ' || p.position)),
             20, true, ${importId}
      from prompts p cross join models m where p.project_id = ${projectId} and m.project_id = ${projectId}`;
    await tx`
      create temporary table pairs on commit drop as
      select gen_random_uuid() as task_id, a.prompt_id, a.id as first, b.id as second
      from responses a
      join responses b on b.project_id = a.project_id and b.prompt_id = a.prompt_id and b.id > a.id
      where a.project_id = ${projectId}`;
    await tx`
      insert into tasks (project_id, id, prompt_id, comparison, identity, position, overlap, open_slots)
      select ${projectId}, task_id, prompt_id, 'pairwise', decode(md5(task_id::text), 'hex'),
             (random() * 2147483646)::int, 1, 1
      from pairs`;
    await tx`
      insert into task_responses (project_id, task_id, response_id, prompt_id, ordinal)
      select ${projectId}, task_id, response_id, prompt_id, ordinal
      from pairs cross join lateral (values (first, 0), (second, 1)) member(response_id, ordinal)`;
  });
}
