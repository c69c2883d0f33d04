import type { Column } from "@/lib/domain/dataset/export";
import { float } from "../preference-row";
import type { PresetContext } from "../preset";
import type { AnswerUnit, ComparisonUnit, PairUnit, PromptUnit } from "../unit";

type Known = Pick<PresetContext, "hasBounds" | "version" | "marginKind">;

const column = (name: string, type: Column["type"]): Column => ({ name, type });

const ofPrompt: Column[] = [
  column("prompt_id", "string"),
  column("split_group", "string"),
  column("external_id", "string"),
  column("language", "string"),
  column("tags", { list: "string" }),
  column("dataset_version", "string"),
];

/** Columns that trainers ignore and people need: where a pair comes from, and how sure it is. */
export function pairProvenanceColumns({ hasBounds }: Pick<PresetContext, "hasBounds">): Column[] {
  return [
    column("pair_id", "string"),
    column("group_id", "string"),
    column("margin_kind", "string"),
    column("weight", "float64"),
    column("p_chosen", "float64"),
    ...(hasBounds ? [column("p_low", "float64"), column("p_high", "float64")] : []),
    column("n_judgments", "int64"),
    column("n_ties", "int64"),
    column("strength", "int64"),
    column("rank_chosen", "int64"),
    column("rank_rejected", "int64"),
    column("model_chosen", "string"),
    column("model_rejected", "string"),
    column("annotator", "string"),
    column("annotator_kind", "string"),
    ...ofPrompt,
  ];
}

/** The same columns' values, as the inside of a JSON object. */
export function pairProvenance(unit: PairUnit, known: Known): string {
  const bounds = known.hasBounds
    ? `"p_low":${float(unit.pLow ?? 0)},"p_high":${float(unit.pHigh ?? 1)},`
    : "";
  return (
    `"pair_id":"${unit.pairId}","group_id":"${unit.groupId}","margin_kind":"${known.marginKind}"` +
    `,"weight":${float(unit.weight)},"p_chosen":${float(unit.pChosen)},${bounds}"n_judgments":${unit.judgments}` +
    `,"n_ties":${unit.ties},"strength":${unit.strength},"rank_chosen":${unit.rankChosen}` +
    `,"rank_rejected":${unit.rankRejected},"model_chosen":${unit.modelChosen}` +
    `,"model_rejected":${unit.modelRejected},"annotator":"${unit.annotator}"` +
    `,"annotator_kind":"${unit.annotatorKind}",${promptProvenance(unit, known)}`
  );
}

export const promptProvenanceColumns = ofPrompt;

export function promptProvenance(
  unit: PairUnit | AnswerUnit | PromptUnit | ComparisonUnit,
  { version }: Pick<PresetContext, "version">,
): string {
  return (
    `"prompt_id":"${unit.promptId}","split_group":"${unit.splitGroup}","external_id":${unit.externalId}` +
    `,"language":${unit.language},"tags":${unit.tags},"dataset_version":"${version}"`
  );
}
