import { type CopyValue, copyLine, copyRows } from "../../../copy-rows";
import type { Sql } from "../../sql";

export interface FrozenPrompt {
  place: number;
  promptId: string;
  split: string;
  splitGroup: string;
}

/** Puts the prompts of a dataset in their places. */
export async function storePrompts(
  sql: Sql,
  projectId: string,
  number: number,
  prompts: readonly FrozenPrompt[],
): Promise<void> {
  const columns = ["project_id", "number", "place", "prompt_id", "split", "split_group"];
  for (let from = 0; from < prompts.length; from += 5_000)
    await copyRows(
      sql,
      "dataset_prompts",
      columns,
      prompts
        .slice(from, from + 5_000)
        .map((row) => copyLine([projectId, number, row.place, row.promptId, row.split, row.splitGroup])),
    );
}

/** Writes down the selected judgments, prompt after prompt, oldest first. The prompts are in their places. */
export async function storeJudgments(sql: Sql, projectId: string, number: number): Promise<void> {
  await sql`
    insert into dataset_judgments (project_id, number, ordinal, judgment_id, place)
    select ${projectId}, ${number}, row_number() over (order by d.place, s.seq) - 1, s.id, d.place
    from selected_judgments s
    join dataset_prompts d on d.project_id = ${projectId} and d.number = ${number} and d.prompt_id = s.prompt_id
    where s.reason is null`;
}

const pairColumns = [
  "prompt_id",
  "sequence",
  "group_id",
  "chosen_id",
  "rejected_id",
  "is_tie",
  "margin",
  "weight",
  "p_chosen",
  "p_low",
  "p_high",
  "strength",
  "rank_chosen",
  "rank_rejected",
  "judgments",
  "ties",
  "annotator_id",
] as const;
export type PairLine = Record<(typeof pairColumns)[number], CopyValue>;

/** A temporary table for pairs whose prompts have no places yet. */
export async function openPairs(sql: Sql): Promise<void> {
  await sql`
    create temporary table selected_pairs (
      prompt_id uuid, sequence int, group_id uuid, chosen_id uuid, rejected_id uuid, is_tie boolean, margin float8,
      weight float8, p_chosen float8, p_low float8, p_high float8, strength smallint, rank_chosen smallint,
      rank_rejected smallint, judgments int, ties int, annotator_id uuid
    ) on commit drop`;
}

export async function addPairs(sql: Sql, pairs: readonly PairLine[]): Promise<void> {
  await copyRows(
    sql,
    "selected_pairs",
    pairColumns,
    pairs.map((pair) => copyLine(pairColumns.map((column) => pair[column]))),
  );
}

/** Moves the pairs into the dataset, in the order of its prompts. */
export async function storePairs(sql: Sql, projectId: string, number: number): Promise<void> {
  await sql`
    insert into dataset_pairs (project_id, number, ordinal, place, group_id, chosen_id, rejected_id, is_tie, margin,
      weight, p_chosen, p_low, p_high, strength, rank_chosen, rank_rejected, judgments, ties, annotator_id)
    select ${projectId}, ${number}, row_number() over (order by d.place, s.sequence) - 1, d.place, s.group_id,
      s.chosen_id, s.rejected_id, s.is_tie, s.margin, s.weight, s.p_chosen, s.p_low, s.p_high, s.strength,
      s.rank_chosen, s.rank_rejected, s.judgments, s.ties, s.annotator_id
    from selected_pairs s
    join dataset_prompts d on d.project_id = ${projectId} and d.number = ${number} and d.prompt_id = s.prompt_id`;
}

/** Everything a dataset says, line by line in its own order: what its content's hash is taken over. */
export async function* streamContent(sql: Sql, projectId: string, number: number): AsyncGenerator<string[]> {
  const queries = [
    sql<{ line: string }[]>`
      select concat_ws('|', place, prompt_id, split, split_group) as line
      from dataset_prompts where project_id = ${projectId} and number = ${number} order by place`,
    sql<{ line: string }[]>`
      select concat_ws('|', ordinal, judgment_id, place) as line
      from dataset_judgments where project_id = ${projectId} and number = ${number} order by ordinal`,
    sql<{ line: string }[]>`
      select concat_ws('|', ordinal, place, group_id, chosen_id, rejected_id, is_tie, margin::numeric, weight::numeric,
        p_chosen::numeric, coalesce(p_low::numeric, -1), coalesce(p_high::numeric, -1), strength, rank_chosen,
        rank_rejected, judgments, ties, coalesce(annotator_id::text, '')) as line
      from dataset_pairs where project_id = ${projectId} and number = ${number} order by ordinal`,
  ];
  for (const query of queries)
    for await (const rows of query.cursor(10_000)) yield rows.map((row) => row.line);
}
