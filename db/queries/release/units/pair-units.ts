import type { OpenDatabase } from "@/db/client";
import type { PairUnit } from "@/lib/formats/write/unit";
import {
  asBoolean,
  asNullable,
  asNumber,
  asText,
  type DatasetKey,
  type Fields,
  joinPrompt,
  ofPrompt,
  streamUnits,
  within,
} from "./unit-query";

const fields: Fields<PairUnit> = {
  ...ofPrompt,
  pairId: ["p.group_id || '-' || p.chosen_id || '-' || p.rejected_id", asText],
  groupId: ["p.group_id", asText],
  chosenId: ["p.chosen_id", asText],
  rejectedId: ["p.rejected_id", asText],
  chosen: ["rc.messages", asText],
  rejected: ["rr.messages", asText],
  modelChosen: ["to_json(mc.name)", asText],
  modelRejected: ["to_json(mr.name)", asText],
  isTie: ["p.is_tie", asBoolean],
  margin: ["p.margin", asNumber],
  weight: ["p.weight", asNumber],
  pChosen: ["p.p_chosen", asNumber],
  pLow: ["p.p_low", asNullable],
  pHigh: ["p.p_high", asNullable],
  strength: ["p.strength", asNumber],
  rankChosen: ["p.rank_chosen", asNumber],
  rankRejected: ["p.rank_rejected", asNumber],
  judgments: ["p.judgments", asNumber],
  ties: ["p.ties", asNumber],
  // Null is the empty text; an empty text itself would come in quotes.
  annotator: ["p.annotator_id", asText],
  annotatorKind: ["n.kind", asText],
};

/** The pairs of a dataset in its own order. `annotator` is the annotator's id. */
export function streamPairUnits(database: OpenDatabase, key: DatasetKey): AsyncGenerator<PairUnit[]> {
  return streamUnits(
    database,
    fields,
    `from dataset_pairs p
     ${joinPrompt(key, "p")}
     join responses rc on rc.project_id = p.project_id and rc.id = p.chosen_id
     join responses rr on rr.project_id = p.project_id and rr.id = p.rejected_id
     join models mc on mc.project_id = p.project_id and mc.id = rc.model_id
     join models mr on mr.project_id = p.project_id and mr.id = rr.model_id
     left join annotators n on n.project_id = p.project_id and n.id = p.annotator_id
     where ${within("p", key)}
     order by p.ordinal`,
  );
}
