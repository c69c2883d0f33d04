import type { OpenDatabase } from "@/db/client";
import type { ComparisonUnit } from "@/lib/formats/write/unit";
import {
  asText,
  type DatasetKey,
  type Fields,
  joinPrompt,
  ofPrompt,
  streamUnits,
  within,
} from "./unit-query";

const fields: Fields<ComparisonUnit> = {
  ...ofPrompt,
  firstId: ["s.first_id", asText],
  secondId: ["s.second_id", asText],
  first: ["ra.messages", asText],
  second: ["rb.messages", asText],
  modelFirst: ["to_json(ma.name)", asText],
  modelSecond: ["to_json(mb.name)", asText],
  opinions: ["s.opinions", asText],
};

/** Every pair of responses that the dataset's judgments compare, with each judgment's word on it, in the dataset's order. */
export function streamComparisonUnits(
  database: OpenDatabase,
  key: DatasetKey,
): AsyncGenerator<ComparisonUnit[]> {
  return streamUnits(
    database,
    fields,
    `from said s
     ${joinPrompt(key, "s")}
     join responses ra on ra.project_id = dp.project_id and ra.id = s.first_id
     join responses rb on rb.project_id = dp.project_id and rb.id = s.second_id
     join models ma on ma.project_id = dp.project_id and ma.id = ra.model_id
     join models mb on mb.project_id = dp.project_id and mb.id = rb.model_id
     where c.has_text and ra.has_text and rb.has_text
     order by s.place, s.first_id, s.second_id`,
    `with said as (
       select dj.place, least(p.response_a, p.response_b) as first_id, greatest(p.response_a, p.response_b) as second_id,
              jsonb_agg(jsonb_build_object(
                'outcome', case when p.response_a < p.response_b then p.outcome else -p.outcome end,
                'strength', p.strength, 'rationale', j.rationale, 'annotatorId', j.annotator_id)
                order by dj.ordinal, p.ordinal) as opinions
       from dataset_judgments dj
       join judgments j on j.project_id = dj.project_id and j.id = dj.judgment_id
       join preferences p on p.project_id = j.project_id and p.judgment_id = j.id
       where ${within("dj", key)}
       group by 1, 2, 3
     )`,
  );
}
