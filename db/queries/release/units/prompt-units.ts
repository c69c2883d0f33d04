import type { OpenDatabase } from "@/db/client";
import type { PromptUnit } from "@/lib/formats/write/unit";
import { asText, type DatasetKey, type Fields, ofPrompt, streamUnits, within } from "./unit-query";

const fields: Fields<PromptUnit> = {
  ...ofPrompt,
  responses: ["coalesce(s.responses::text, '[]')", asText],
  written: ["coalesce(w.written::text, '[]')", asText],
};

/** The prompts of a dataset in its own order, with their responses and what annotators wrote. */
export function streamPromptUnits(database: OpenDatabase, key: DatasetKey): AsyncGenerator<PromptUnit[]> {
  return streamUnits(
    database,
    fields,
    `from dataset_prompts dp
     join prompts c on c.project_id = dp.project_id and c.id = dp.prompt_id
     left join said s on s.place = dp.place
     left join wrote w on w.place = dp.place
     where ${within("dp", key)}
     order by dp.place`,
    `with sides as (
       select p.place, p.chosen_id as response_id, (not p.is_tie)::int as won, 0 as lost, p.is_tie::int as tied
       from dataset_pairs p where ${within("p", key)}
       union all
       select p.place, p.rejected_id, 0, (not p.is_tie)::int, p.is_tie::int
       from dataset_pairs p where ${within("p", key)}
     ), answers as (
       select place, response_id, sum(won) as wins, sum(lost) as losses, sum(tied) as ties
       from sides group by 1, 2
     ), said as (
       select a.place, jsonb_agg(jsonb_build_object('id', r.id, 'model', m.name, 'messages', r.messages,
                'wins', a.wins, 'losses', a.losses, 'ties', a.ties) order by r.id) as responses
       from answers a
       join dataset_prompts d on ${within("d", key)} and d.place = a.place
       join responses r on r.project_id = d.project_id and r.id = a.response_id
       join models m on m.project_id = r.project_id and m.id = r.model_id
       group by a.place
     ), wrote as (
       select dj.place, jsonb_agg(jsonb_build_object('judgmentId', j.id, 'annotatorId', j.annotator_id,
                'demonstration', j.demonstration, 'rewrite', j.rewrite ->> 'content') order by dj.ordinal) as written
       from dataset_judgments dj
       join judgments j on j.project_id = dj.project_id and j.id = dj.judgment_id
       where ${within("dj", key)} and (j.demonstration is not null or j.rewrite is not null)
       group by dj.place
     )`,
  );
}
