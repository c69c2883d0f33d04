import type { Sql } from "../sql";

export interface ComparedPrompt {
  promptId: string;
  before: string | null;
  after: string | null;
}
export interface ComparedPair {
  promptId: string;
  lowId: string;
  highId: string;
  lowModel: string;
  highModel: string;
  annotatorId: string | null;
  /** 1: the response with the smaller id is chosen; −1: the other; 0: a tie; null: not there. */
  before: number | null;
  after: number | null;
}
export type ChangeKind = "added" | "removed" | "changed" | "same";

/**
 * Lays two datasets side by side in temporary tables. A pair is the same pair where the responses are and, where each judgment
 * counts, task and annotator too: a revision changes it. Half wins of a tie are two pairs, one each way.
 * @param byJudgment false compares responses alone, the first pair of each
 */
export async function layOut(
  sql: Sql,
  projectId: string,
  from: number,
  to: number,
  byJudgment: boolean,
): Promise<void> {
  await sql`
    create temporary table compared_prompts on commit drop as
    select coalesce(a.prompt_id, b.prompt_id) as prompt_id, a.split as before, b.split as after
    from (select prompt_id, split from dataset_prompts where project_id = ${projectId} and number = ${from}) a
    full join (select prompt_id, split from dataset_prompts where project_id = ${projectId} and number = ${to}) b
      on b.prompt_id = a.prompt_id`;
  const side = (number: number) => sql`
    select distinct on (low_id, high_id, key) * from (
      select p.prompt_id, least(d.chosen_id, d.rejected_id) as low_id, greatest(d.chosen_id, d.rejected_id) as high_id,
        ${
          byJudgment
            ? sql`concat_ws('|', j.task_id, j.annotator_id,
                case when d.p_chosen = 0.5 and not d.is_tie then d.chosen_id < d.rejected_id end)`
            : sql`''`
        } as key,
        d.annotator_id, d.ordinal, d.margin, d.p_chosen,
        case when d.is_tie then 0 when d.chosen_id < d.rejected_id then 1 else -1 end as outcome
      from dataset_pairs d
      join dataset_prompts p on p.project_id = d.project_id and p.number = d.number and p.place = d.place
      left join judgments j on j.project_id = d.project_id and j.id = d.group_id
      where d.project_id = ${projectId} and d.number = ${number}
    ) pairs order by low_id, high_id, key, ordinal`;
  await sql`
    create temporary table compared_pairs on commit drop as
    select coalesce(a.prompt_id, b.prompt_id) as prompt_id, coalesce(a.low_id, b.low_id) as low_id,
      coalesce(a.high_id, b.high_id) as high_id, coalesce(a.key, b.key) as key,
      coalesce(b.annotator_id, a.annotator_id) as annotator_id, a.outcome as before, b.outcome as after,
      case when a.low_id is null then 'added' when b.low_id is null then 'removed'
        when a.outcome <> b.outcome or a.margin <> b.margin or a.p_chosen <> b.p_chosen then 'changed'
        else 'same' end as kind
    from (${side(from)}) a
    full join (${side(to)}) b on b.low_id = a.low_id and b.high_id = a.high_id and b.key = a.key`;
}

export async function countPromptChanges(
  sql: Sql,
): Promise<{ added: number; removed: number; moved: number; same: number }> {
  const [row] = await sql<{ added: number; removed: number; moved: number; same: number }[]>`
    select count(*) filter (where before is null)::int as added, count(*) filter (where after is null)::int as removed,
      count(*) filter (where before <> after)::int as moved, count(*) filter (where before = after)::int as same
    from compared_prompts`;
  return row ?? { added: 0, removed: 0, moved: 0, same: 0 };
}

export async function countPairChanges(sql: Sql): Promise<Record<ChangeKind, number>> {
  const rows = await sql<{ kind: ChangeKind; count: number }[]>`
    select kind, count(*)::int as count from compared_pairs group by kind`;
  const count = (kind: ChangeKind) => rows.find((row) => row.kind === kind)?.count ?? 0;
  return {
    added: count("added"),
    removed: count("removed"),
    changed: count("changed"),
    same: count("same"),
  };
}

/** Prompts that are not as they were, in the order of their ids. */
export async function findPromptChanges(
  sql: Sql,
  kind: "added" | "removed" | "moved",
  limit: number,
): Promise<ComparedPrompt[]> {
  const conditions = {
    added: sql`before is null`,
    removed: sql`after is null`,
    moved: sql`before <> after`,
  };
  return sql<ComparedPrompt[]>`
    select prompt_id as "promptId", before, after from compared_prompts
    where ${conditions[kind]} order by prompt_id limit ${limit}`;
}

/** Pairs that are not as they were, in the order of their prompts and responses. */
export async function findPairChanges(
  sql: Sql,
  projectId: string,
  kind: ChangeKind,
  limit: number,
): Promise<ComparedPair[]> {
  return sql<ComparedPair[]>`
    select c.prompt_id as "promptId", c.low_id as "lowId", c.high_id as "highId", a.name as "lowModel",
      b.name as "highModel", c.annotator_id as "annotatorId", c.before, c.after
    from (
      select * from compared_pairs where kind = ${kind} order by prompt_id, low_id, high_id, key limit ${limit}
    ) c
    join responses x on x.project_id = ${projectId} and x.id = c.low_id
    join responses y on y.project_id = ${projectId} and y.id = c.high_id
    join models a on a.project_id = x.project_id and a.id = x.model_id
    join models b on b.project_id = y.project_id and b.id = y.model_id
    order by c.prompt_id, c.low_id, c.high_id, c.key`;
}

/** Who judged in one dataset and not in the other; of those who are gone, who wished to be. */
export async function countAnnotatorChanges(
  sql: Sql,
  projectId: string,
  from: number,
  to: number,
): Promise<{ added: number; removed: number; withdrawn: number }> {
  const side = (number: number) => sql`
    select distinct j.annotator_id from dataset_judgments d
    join judgments j on j.project_id = d.project_id and j.id = d.judgment_id
    where d.project_id = ${projectId} and d.number = ${number}`;
  const [row] = await sql<{ added: number; removed: number; withdrawn: number }[]>`
    select count(*) filter (where a.annotator_id is null)::int as added,
      count(*) filter (where b.annotator_id is null)::int as removed,
      count(*) filter (where b.annotator_id is null and n.withdrawn_at is not null)::int as withdrawn
    from (${side(from)}) a
    full join (${side(to)}) b on b.annotator_id = a.annotator_id
    left join annotators n on n.project_id = ${projectId} and n.id = a.annotator_id`;
  return row ?? { added: 0, removed: 0, withdrawn: 0 };
}
