import type { Message } from "@/lib/domain/message";
import type { Sql } from "../sql";
import { fetched } from "./fetch";
import { promptText } from "./freeze/stream-ballots";

export interface StoredPrompt {
  place: number;
  id: string;
  split: "train" | "validation" | "test";
  splitGroup: string;
  text: string;
}
export interface StoredPair {
  place: number;
  chosenId: string;
  rejectedId: string;
  isTie: boolean;
  pChosen: number;
  judgments: number;
}
export interface StoredJudgment {
  place: number;
  annotatorId: string;
  shown: number;
  firstWon: number;
}
export interface StoredResponse {
  id: string;
  model: string;
  messages: Message[];
  finishReason: string;
}

/** How many prompts a dataset has: their places are numbered without a gap. */
export async function countPrompts(sql: Sql, projectId: string, number: number): Promise<number> {
  const [row] = await sql<{ count: number }[]>`
    select coalesce(max(place) + 1, 0)::int as count
    from dataset_prompts where project_id = ${projectId} and number = ${number}`;
  return row?.count ?? 0;
}

/** The prompts of a dataset in their order. Within a transaction; other statements may run between two batches. */
export async function* streamStoredPrompts(
  sql: Sql,
  projectId: string,
  number: number,
): AsyncGenerator<StoredPrompt[]> {
  await sql`
    declare stored_prompts no scroll cursor for
    select d.place, c.id, d.split, d.split_group as "splitGroup", ${sql.unsafe(promptText)} as text
    from dataset_prompts d join prompts c on c.project_id = d.project_id and c.id = d.prompt_id
    where d.project_id = ${projectId} and d.number = ${number}
    order by d.place`;
  yield* fetched<StoredPrompt>(sql, "stored_prompts", 500);
}

/** The pairs of a dataset in their order, which is that of its prompts. */
export async function* streamStoredPairs(
  sql: Sql,
  projectId: string,
  number: number,
): AsyncGenerator<StoredPair[]> {
  await sql`
    declare stored_pairs no scroll cursor for
    select place, chosen_id as "chosenId", rejected_id as "rejectedId", is_tie as "isTie", p_chosen as "pChosen", judgments
    from dataset_pairs where project_id = ${projectId} and number = ${number} order by ordinal`;
  yield* fetched<StoredPair>(sql, "stored_pairs", 5_000);
}

/** The judgments of a dataset in their order, with how often what was shown first won. */
export async function* streamStoredJudgments(
  sql: Sql,
  projectId: string,
  number: number,
): AsyncGenerator<StoredJudgment[]> {
  await sql`
    declare stored_judgments no scroll cursor for
    select d.place, j.annotator_id as "annotatorId",
      (select count(*)::int from preferences p where p.project_id = j.project_id and p.judgment_id = j.id
         and p.order_known and p.outcome <> 0) as shown,
      (select count(*)::int from preferences p where p.project_id = j.project_id and p.judgment_id = j.id
         and p.order_known and p.outcome > 0) as "firstWon"
    from dataset_judgments d join judgments j on j.project_id = d.project_id and j.id = d.judgment_id
    where d.project_id = ${projectId} and d.number = ${number}
    order by d.ordinal`;
  yield* fetched<StoredJudgment>(sql, "stored_judgments", 5_000);
}

/** Responses with their texts. */
export async function findStoredResponses(
  sql: Sql,
  projectId: string,
  ids: readonly string[],
): Promise<StoredResponse[]> {
  return sql<StoredResponse[]>`
    select r.id, m.name as model, r.messages,
      coalesce(r.metadata->>'finish_reason', r.metadata->>'stop_reason', '') as "finishReason"
    from responses r join models m on m.project_id = r.project_id and m.id = r.model_id
    where r.project_id = ${projectId} and r.id = any(${ids as string[]}::uuid[])
    order by r.id`;
}
