import type { OpenDatabase } from "@/db/client";
import type { AnswerUnit } from "@/lib/formats/write/unit";
import {
  asNumber,
  asText,
  type DatasetKey,
  type Fields,
  joinPrompt,
  ofPrompt,
  streamUnits,
  within,
} from "./unit-query";

const fields: Fields<AnswerUnit> = {
  ...ofPrompt,
  responseId: ["r.id", asText],
  answer: ["r.messages", asText],
  model: ["to_json(m.name)", asText],
  wins: ["a.wins", asNumber],
  losses: ["a.losses", asNumber],
};

/**
 * The responses of a dataset, split after split; within a split those of each prompt spread evenly from a start of its
 * own, so that neighbours rarely have one prompt.
 */
export function streamAnswerUnits(database: OpenDatabase, key: DatasetKey): AsyncGenerator<AnswerUnit[]> {
  return streamUnits(
    database,
    fields,
    `from spread a
     ${joinPrompt(key, "a")}
     join responses r on r.project_id = dp.project_id and r.id = a.response_id
     join models m on m.project_id = r.project_id and m.id = r.model_id
     order by case dp.split when 'train' then 0 when 'validation' then 1 else 2 end, a.at, a.place, a.response_id`,
    `with sides as (
       select p.place, p.chosen_id as response_id, 1 as won, 0 as lost
       from dataset_pairs p where ${within("p", key)} and not p.is_tie
       union all
       select p.place, p.rejected_id, 0, 1 from dataset_pairs p where ${within("p", key)} and not p.is_tie
     ), answers as (
       select place, response_id, sum(won) as wins, sum(lost) as losses from sides group by 1, 2
     ), spread as (
       select *, (row_number() over (partition by place order by response_id) - 1
                  + ('x' || left(md5(place::text), 8))::bit(32)::bigint / 4294967296.0)
                 / count(*) over (partition by place) as at
       from answers
     )`,
  );
}
