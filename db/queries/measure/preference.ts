import type { AnnotatorKind } from "@/lib/domain/annotator";
import type { Message } from "@/lib/domain/message";
import type { Sql } from "../sql";

export interface PreferenceFact {
  promptId: string;
  responseA: string;
  responseB: string;
  modelA: string;
  modelB: string;
  annotatorId: string;
  outcome: -1 | 0 | 1;
  /** Null where none was asked. */
  strength: number | null;
  /** 1: A was shown first; −1: B was; 0: not known. */
  shownFirst: -1 | 0 | 1;
  /** How many responses were ranked together. */
  groupSize: number;
}

/**
 * Every current preference of some kinds of annotators, in batches, oldest judgment first. A is the response whose model
 * comes first by name (then by id): (A,B) and (B,A) are one item.
 */
export function streamPreferenceFacts(
  sql: Sql,
  projectId: string,
  kinds: readonly AnnotatorKind[],
  batch = 20_000,
): AsyncIterable<PreferenceFact[]> {
  return sql<PreferenceFact[]>`
    select t.prompt_id as "promptId", p.annotator_id as "annotatorId",
           case when f.is_turned then p.response_b else p.response_a end as "responseA",
           case when f.is_turned then p.response_a else p.response_b end as "responseB",
           case when f.is_turned then p.model_b else p.model_a end as "modelA",
           case when f.is_turned then p.model_a else p.model_b end as "modelB",
           case when f.is_turned then -p.outcome else p.outcome end as outcome,
           p.strength, case when not p.order_known then 0 when f.is_turned then -1 else 1 end as "shownFirst",
           p.group_size as "groupSize"
    from preferences p
    join judgments j on j.project_id = p.project_id and j.id = p.judgment_id
    join tasks t on t.project_id = p.project_id and t.id = p.task_id
    join models a on a.project_id = p.project_id and a.id = p.model_a
    join models b on b.project_id = p.project_id and b.id = p.model_b
    cross join lateral (
      select (a.name, a.version, p.response_a) > (b.name, b.version, p.response_b) as is_turned
    ) f
    where p.project_id = ${projectId} and p.is_current and p.annotator_kind = any(${kinds as string[]}::text[])
    order by j.seq, p.ordinal`.cursor(batch);
}

export interface ModelName {
  id: string;
  name: string;
  version: string;
}

/** The project's models in order of their names. */
export async function findModelNames(sql: Sql, projectId: string): Promise<ModelName[]> {
  return sql<ModelName[]>`
    select id, name, version from models where project_id = ${projectId} order by name, version, id`;
}

export interface PreferenceListRow {
  judgmentId: string;
  seq: string;
  ordinal: number;
  promptId: string;
  promptMessages: Message[];
  externalId: string | null;
  modelA: string;
  modelB: string;
  outcome: -1 | 0 | 1;
  strength: number | null;
  annotator: string;
  annotatorKind: AnnotatorKind;
  rationale: string;
  createdAt: string;
}

/** Current preferences, the newest judgment first, after a place in that order. */
export async function findPreferences(
  sql: Sql,
  page: {
    projectId: string;
    kinds: readonly AnnotatorKind[];
    after: { seq: string; ordinal: number } | null;
    limit: number;
  },
): Promise<PreferenceListRow[]> {
  const seq = page.after?.seq ?? "9223372036854775807";
  const ordinal = page.after?.ordinal ?? -1;
  return sql<PreferenceListRow[]>`
    select j.id as "judgmentId", j.seq::text, p.ordinal, t.prompt_id as "promptId", c.messages as "promptMessages",
           c.external_id as "externalId", a.name as "modelA", b.name as "modelB", p.outcome, p.strength,
           n.name as annotator, n.kind as "annotatorKind", j.rationale, j.created_at as "createdAt"
    from judgments j
    join preferences p on p.project_id = j.project_id and p.judgment_id = j.id
    join tasks t on t.project_id = j.project_id and t.id = j.task_id
    join prompts c on c.project_id = t.project_id and c.id = t.prompt_id
    join models a on a.project_id = p.project_id and a.id = p.model_a
    join models b on b.project_id = p.project_id and b.id = p.model_b
    join annotators n on n.project_id = j.project_id and n.id = j.annotator_id
    where j.project_id = ${page.projectId} and j.superseded_seq is null
      and p.annotator_kind = any(${page.kinds as string[]}::text[])
      and j.seq <= ${seq}::bigint and (j.seq < ${seq}::bigint or p.ordinal > ${ordinal})
    order by j.seq desc, p.ordinal
    limit ${page.limit}`;
}
