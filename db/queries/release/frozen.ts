import type { DatasetManifest } from "@/lib/domain/dataset/manifest";
import type { Recipe } from "@/lib/domain/dataset/recipe";
import type { Sql } from "../sql";

/** Recipe and manifest of a dataset that is ready. */
export async function findFrozen(
  sql: Sql,
  projectId: string,
  number: number,
): Promise<{ recipe: Recipe; manifest: DatasetManifest | null } | null> {
  const [row] = await sql<{ recipe: Recipe; manifest: DatasetManifest | null }[]>`
    select recipe, manifest from datasets
    where project_id = ${projectId} and number = ${number} and state = 'ready'`;
  return row ?? null;
}

/** A dataset that is not to be seen: for a transaction that is taken back. */
export async function insertDraftDataset(
  sql: Sql,
  projectId: string,
  number: number,
  lastSeq: number,
): Promise<void> {
  await sql`
    insert into datasets (project_id, number, name, project_name, project_description, recipe, last_seq)
    values (${projectId}, ${number}, '', '', '', '{}'::jsonb, ${lastSeq})`;
}

/** What a recipe may name. Lists are cut at a thousand: whoever has more tags names them himself. */
export async function findRecipeChoices(sql: Sql, projectId: string) {
  const [row] = await sql<
    {
      tags: string[];
      languages: string[];
      models: string[];
      guidelineVersions: number[];
      protocolVersions: number[];
      flags: string[];
    }[]
  >`
    select
      (select coalesce(array_agg(tag order by tag collate "C"), '{}') from (
         select distinct unnest(tags) as tag from (
           select tags from prompts where project_id = ${projectId} order by position desc limit 20000) recent
         limit 1000) t) as tags,
      (select coalesce(array_agg(language order by language collate "C"), '{}') from (
         select distinct language from (
           select language from prompts where project_id = ${projectId} order by position desc limit 20000) recent
         where language is not null limit 200) l) as languages,
      (select coalesce(array_agg(distinct name), '{}') from models where project_id = ${projectId}) as models,
      (select coalesce(array_agg(version order by version), '{}') from guideline_versions
       where project_id = ${projectId}) as "guidelineVersions",
      (select coalesce(array_agg(version order by version), '{}') from protocol_versions
       where project_id = ${projectId}) as "protocolVersions",
      (select coalesce(array_agg(distinct flag->>'key'), '{}') from protocol_versions v
       cross join lateral jsonb_array_elements(v.protocol->'flags') flag
       where v.project_id = ${projectId}) as flags`;
  const annotators = await sql<{ id: string; name: string; kind: string; isWithdrawn: boolean }[]>`
    select id, name, kind, withdrawn_at is not null as "isWithdrawn" from annotators
    where project_id = ${projectId} order by kind collate "C", name collate "C", id limit 5000`;
  const found = row ?? {
    tags: [],
    languages: [],
    models: [],
    flags: [],
    guidelineVersions: [],
    protocolVersions: [],
  };
  return { ...found, annotators: [...annotators] };
}
