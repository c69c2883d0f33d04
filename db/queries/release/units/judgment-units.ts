import type { OpenDatabase } from "@/db/client";
import type { JudgmentUnit } from "@/lib/formats/write/unit";
import {
  asBoolean,
  asNumber,
  asText,
  type DatasetKey,
  type Fields,
  joinPrompt,
  ofPrompt,
  streamUnits,
  within,
} from "./unit-query";

const json = (expression: string) => `coalesce(to_json(${expression})::text, 'null')`;

const fields: Fields<JudgmentUnit> = {
  ...ofPrompt,
  judgmentId: ["j.id", asText],
  comparison: ["t.comparison", asText],
  responses: ["coalesce(s.responses::text, '[]')", asText],
  presentedOrder: [json("j.presented_order"), asText],
  tiers: ["j.tiers", asText],
  strength: [json("j.strength"), asText],
  bothBad: ["j.both_bad", asBoolean],
  scores: ["j.scores", asText],
  flags: ["j.flags", asText],
  rationale: ["to_json(j.rationale)", asText],
  rewrite: ["coalesce(j.rewrite::text, 'null')", asText],
  confidence: [json("j.confidence"), asText],
  demonstration: ["coalesce(j.demonstration::text, 'null')", asText],
  skipReason: [json("j.skip_reason"), asText],
  skipNote: ["to_json(j.skip_note)", asText],
  annotator: ["j.annotator_id", asText],
  annotatorKind: ["n.kind", asText],
  createdAt: [`to_char(j.created_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`, asText],
  durationMs: ["j.duration_ms", asNumber],
  protocolVersion: [json("j.protocol_version"), asText],
  guidelineVersion: [json("j.guideline_version"), asText],
  isGold: ["t.is_gold", asBoolean],
};

/** The judgments of a dataset in its own order, whole. `annotator` is the annotator's id. */
export function streamJudgmentUnits(database: OpenDatabase, key: DatasetKey): AsyncGenerator<JudgmentUnit[]> {
  return streamUnits(
    database,
    fields,
    `from dataset_judgments dj
     ${joinPrompt(key, "dj")}
     join judgments j on j.project_id = dj.project_id and j.id = dj.judgment_id
     join tasks t on t.project_id = j.project_id and t.id = j.task_id
     join annotators n on n.project_id = j.project_id and n.id = j.annotator_id
     left join lateral (
       select jsonb_agg(jsonb_build_object('id', r.id, 'messages', r.messages, 'model', m.name, 'version', m.version,
                'provider', m.provider, 'sampling', m.sampling) order by tr.ordinal) as responses
       from task_responses tr
       join responses r on r.project_id = tr.project_id and r.id = tr.response_id
       join models m on m.project_id = r.project_id and m.id = r.model_id
       where tr.project_id = j.project_id and tr.task_id = j.task_id
     ) s on true
     where ${within("dj", key)}
     order by dj.ordinal`,
  );
}
