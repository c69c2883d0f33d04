import type { Sql } from "../../sql";
import { fetched } from "../fetch";

export interface BallotRow {
  promptId: string;
  judgmentId: string;
  annotatorId: string;
  responseA: string;
  responseB: string;
  modelA: string;
  modelB: string;
  outcome: -1 | 0 | 1;
  strength: number | null;
  orderKnown: boolean;
  groupSize: number;
  weight: number;
  lengthA: number;
  lengthB: number;
  /** Only where three or more were ranked together. */
  tiers: string[][] | null;
}

/** The preferences of the selected judgments, prompt after prompt, each judgment's together, oldest first. */
export async function* streamBallots(sql: Sql, projectId: string): AsyncGenerator<BallotRow[]> {
  await sql`
    declare ballots no scroll cursor for
    select s.prompt_id as "promptId", s.id as "judgmentId", s.annotator_id as "annotatorId",
           p.response_a as "responseA", p.response_b as "responseB", p.model_a as "modelA", p.model_b as "modelB",
           p.outcome, p.strength, p.order_known as "orderKnown", p.group_size as "groupSize", p.weight,
           a.length as "lengthA", b.length as "lengthB", case when p.group_size > 2 then j.tiers end as tiers
    from selected_judgments s
    join preferences p on p.project_id = ${projectId} and p.judgment_id = s.id
    join judgments j on j.project_id = ${projectId} and j.id = s.id
    join responses a on a.project_id = p.project_id and a.id = p.response_a
    join responses b on b.project_id = p.project_id and b.id = p.response_b
    where s.reason is null
    order by s.prompt_id, s.seq, p.ordinal`;
  yield* fetched<BallotRow>(sql, "ballots");
}

export interface SelectedPrompt {
  id: string;
  text: string;
  tags: string[];
  language: string;
  isHeldOut: boolean;
}

/** The text that near-duplicates are looked for in: what was said, without the system's instruction. */
export const promptText = `coalesce((
  select string_agg(coalesce(
    case jsonb_typeof(turn.value->'content') when 'string' then turn.value->>'content' end,
    (select string_agg(part.value->>'text', ' ' order by part.ordinality)
     from jsonb_array_elements(case jsonb_typeof(turn.value->'content') when 'array' then turn.value->'content' else '[]' end)
       with ordinality part),
    ''), ' ' order by turn.ordinality)
  from jsonb_array_elements(c.messages) with ordinality turn where turn.value->>'role' <> 'system'), '')`;

/** The prompts of the selected judgments, in the order of their ids. */
export async function* streamPrompts(
  sql: Sql,
  projectId: string,
  heldOut: { models: readonly string[]; annotators: readonly string[] },
): AsyncGenerator<SelectedPrompt[]> {
  await sql`
    declare selected_prompts no scroll cursor for
    select c.id, ${sql.unsafe(promptText)} as text, c.tags, coalesce(c.language, '') as language,
      exists (
        select from responses r join models m on m.project_id = r.project_id and m.id = r.model_id
        where r.project_id = c.project_id and r.prompt_id = c.id and m.name = any(${heldOut.models as string[]}::text[])
      ) or exists (
        select from selected_judgments h
        where h.prompt_id = c.id and h.reason is null and h.annotator_id = any(${heldOut.annotators as string[]}::uuid[])
      ) as "isHeldOut"
    from prompts c
    where c.project_id = ${projectId}
      and c.id in (select prompt_id from selected_judgments where reason is null)
    order by c.id`;
  yield* fetched<SelectedPrompt>(sql, "selected_prompts", 2_000);
}

/** The same texts again, of some prompts, in the order asked. */
export async function findPromptTexts(
  sql: Sql,
  projectId: string,
  ids: readonly string[],
): Promise<string[]> {
  const rows = await sql<{ id: string; text: string }[]>`
    select c.id, ${sql.unsafe(promptText)} as text from prompts c
    where c.project_id = ${projectId} and c.id = any(${ids as string[]}::uuid[])`;
  const texts = new Map(rows.map((row) => [row.id, row.text]));
  return ids.map((id) => texts.get(id) ?? "");
}

/** The project's models and annotators in the order of their ids: what small numbers stand for. */
export async function findCast(
  sql: Sql,
  projectId: string,
): Promise<{ models: { id: string; name: string; version: string }[]; annotatorIds: string[] }> {
  const models = await sql<{ id: string; name: string; version: string }[]>`
    select id, name, version from models where project_id = ${projectId} order by id`;
  const annotators = await sql<{ id: string }[]>`
    select id from annotators where project_id = ${projectId} order by id`;
  return { models: [...models], annotatorIds: annotators.map((row) => row.id) };
}
