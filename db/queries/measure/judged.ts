import type { AnnotatorKind } from "@/lib/domain/annotator";
import type { Sql } from "../sql";

export interface RankingRow {
  promptId: string;
  annotatorId: string;
  tiers: string[][];
}

/** Current rankings of three responses or more, in batches, oldest first. */
export function streamRankings(
  sql: Sql,
  projectId: string,
  kinds: readonly AnnotatorKind[],
  batch = 5_000,
): AsyncIterable<RankingRow[]> {
  return sql<RankingRow[]>`
    select t.prompt_id as "promptId", j.annotator_id as "annotatorId", j.tiers
    from judgments j
    join tasks t on t.project_id = j.project_id and t.id = j.task_id
    join annotators n on n.project_id = j.project_id and n.id = j.annotator_id
    where j.project_id = ${projectId} and j.superseded_seq is null and n.kind = any(${kinds as string[]}::text[])
      and jsonb_array_length(jsonb_path_query_array(j.tiers, '$[*][*]')) >= 3
    order by j.seq`.cursor(batch);
}

export interface ScoreFact {
  promptId: string;
  responseId: string;
  modelId: string;
  annotatorId: string;
  attribute: string;
  value: number;
}

/** Every score of current judgments, in batches, oldest first. */
export function streamScores(
  sql: Sql,
  projectId: string,
  kinds: readonly AnnotatorKind[],
  batch = 10_000,
): AsyncIterable<ScoreFact[]> {
  return sql<ScoreFact[]>`
    select t.prompt_id as "promptId", r.id as "responseId", r.model_id as "modelId", j.annotator_id as "annotatorId",
           score.key as attribute, score.value::float8 as value
    from judgments j
    join tasks t on t.project_id = j.project_id and t.id = j.task_id
    join annotators n on n.project_id = j.project_id and n.id = j.annotator_id
    cross join lateral jsonb_each(j.scores) as scored
    join responses r on r.project_id = j.project_id and r.id = scored.key::uuid
    cross join lateral jsonb_each_text(scored.value) as score
    where j.project_id = ${projectId} and j.superseded_seq is null and n.kind = any(${kinds as string[]}::text[])
      and j.scores <> '{}'::jsonb
    order by j.seq, r.id, score.key`.cursor(batch);
}

/** What a project's annotators are called, by id. */
export async function findAnnotatorNames(sql: Sql, projectId: string): Promise<Map<string, string>> {
  const rows = await sql<{ id: string; name: string }[]>`
    select id, name from annotators where project_id = ${projectId}`;
  return new Map(rows.map((row) => [row.id, row.name]));
}
