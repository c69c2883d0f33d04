import type { Sql } from "../sql";

export interface MergedContent {
  prompts: number;
  responses: number;
  models: number;
  /** Staged prompts and responses that the project had before. */
  known: number;
}

/** From the stage into models, prompts and responses. What is there already stays as it is. */
export async function mergeContent(sql: Sql, projectId: string, importId: string): Promise<MergedContent> {
  const prompts = await mergePrompts(sql, projectId, importId);
  const models = await sql`
    insert into models (project_id, id, name, version, provider, sampling)
    select ${projectId}, gen_random_uuid(), model, version, provider, sampling
    from (select distinct on (model, version) * from stage_chosen_responses order by model, version, at) s
    order by at
    on conflict do nothing`;
  const responses = await mergeResponses(sql, projectId, importId);
  return {
    prompts: prompts.added,
    responses: responses.added,
    models: models.count,
    known: prompts.staged - prompts.added + responses.staged - responses.added,
  };
}

async function mergePrompts(sql: Sql, projectId: string, importId: string) {
  // Of the rows that tell one prompt, the first with text, tagged ones before others. A prompt that only answers or
  // verdicts name is kept without text.
  await sql`
    create temporary table stage_chosen_prompts on commit drop as
    select distinct on (key) key, at, external_id, identity, messages, tools, language, tags, metadata
    from stage_prompts
    order by key, (messages is null), (tags = '[]'::jsonb), at`;
  await sql`
    insert into stage_chosen_prompts (key, at, external_id, identity, tags, metadata)
    select distinct on (named.key) named.key, named.at, named.key, sha256(convert_to('key:' || named.key, 'UTF8')),
           '[]'::jsonb, '{}'::jsonb
    from (select prompt_key as key, at from stage_responses union all select prompt_key, at from stage_judgments) named
    where not exists (select from stage_chosen_prompts c where c.key = named.key)
    order by named.key, named.at`;
  await sql`
    create temporary table stage_chosen_responses on commit drop as
    select distinct on (prompt_key, key) prompt_key, key, at, model, version, provider, sampling, identity, messages,
           length, metadata
    from stage_responses
    order by prompt_key, key, (messages is null), at`;
  await sql`analyze stage_chosen_prompts`;
  await sql`analyze stage_chosen_responses`;
  const added = await sql`
    insert into prompts (project_id, id, external_id, identity, messages, tools, language, tags, metadata, has_text,
                         import_id)
    select ${projectId}, gen_random_uuid(), external_id, identity, coalesce(messages, '[]'::jsonb), tools, language,
           array(select jsonb_array_elements_text(tags)), metadata, messages is not null, ${importId}
    from (select distinct on (identity) * from stage_chosen_prompts order by identity, at) s
    order by at
    on conflict (project_id, identity) do nothing`;
  await sql`
    create temporary table prompt_map on commit drop as
    select c.key, p.id as prompt_id
    from stage_chosen_prompts c join prompts p on p.project_id = ${projectId} and p.identity = c.identity`;
  await sql`analyze prompt_map`;
  const [row] = await sql<{ staged: number }[]>`
    select count(distinct identity)::int as staged from stage_chosen_prompts`;
  return { added: added.count, staged: row?.staged ?? 0 };
}

async function mergeResponses(sql: Sql, projectId: string, importId: string) {
  await sql`
    create temporary table resolved_responses on commit drop as
    select c.prompt_key, c.key, c.at, p.prompt_id, m.id as model_id, c.identity, c.messages, c.length, c.metadata
    from stage_chosen_responses c
    join prompt_map p on p.key = c.prompt_key
    join models m on m.project_id = ${projectId} and m.name = c.model and m.version = c.version`;
  const added = await sql`
    insert into responses (project_id, id, prompt_id, model_id, identity, messages, length, has_text, metadata, import_id)
    select ${projectId}, gen_random_uuid(), prompt_id, model_id, identity, coalesce(messages, '[]'::jsonb), length,
           messages is not null, metadata, ${importId}
    from (
      select distinct on (prompt_id, model_id, identity) * from resolved_responses
      order by prompt_id, model_id, identity, at
    ) s
    order by at
    on conflict (project_id, prompt_id, model_id, identity) do nothing`;
  await sql`
    create temporary table response_map on commit drop as
    select d.prompt_key, d.key, d.prompt_id, r.id as response_id, r.model_id
    from resolved_responses d
    join responses r on r.project_id = ${projectId} and r.prompt_id = d.prompt_id and r.model_id = d.model_id
      and r.identity = d.identity`;
  await sql`create index on response_map (prompt_key, key)`;
  await sql`analyze response_map`;
  const [row] = await sql<{ staged: number }[]>`
    select count(*)::int as staged from (select distinct prompt_id, model_id, identity from resolved_responses) s`;
  return { added: added.count, staged: row?.staged ?? 0 };
}
