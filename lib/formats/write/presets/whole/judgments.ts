import type { ColumnType } from "@/lib/domain/dataset/export";
import type { Answer } from "@/lib/domain/judgment";
import type { Message } from "@/lib/domain/message";
import { chatMessage, messagesType } from "../../message-shape";
import { float } from "../../preference-row";
import { definePreset, type PresetContext, trainFile } from "../../preset";
import type { JudgmentUnit } from "../../unit";

/** A response as a judgment's row has it. */
export interface JudgedResponse {
  id: string;
  messages: Message[];
  model: string;
  version: string;
  provider: string;
  sampling: unknown;
}

/** No value is null but a strength that was not asked: one type a column, from the first row on. */
const texts = (...names: string[]): Record<string, ColumnType> =>
  Object.fromEntries(names.map((name) => [name, "string"]));
const listOf = (fields: Record<string, ColumnType>): ColumnType => ({ list: { struct: fields } });

/**
 * One judgment a row, losslessly, as our importer reads it back: everything needed to compute every statistic again.
 * docs/formats/concord-jsonl.schema.json describes the row.
 */
export const judgments = definePreset<"judgment">({
  name: "judgments",
  unit: "judgment",
  stacks: ["Concord"],
  carries: { tools: true, images: true },
  losses: [],
  formats: ["jsonl", "jsonl.gz", "parquet"],
  columns: ({ shape }) => [
    { name: "judgment_id", type: "string" },
    { name: "dataset_version", type: "string" },
    { name: "protocol", type: "string" },
    { name: "protocol_version", type: "int64" },
    { name: "guideline_version", type: "int64" },
    { name: "prompt_id", type: "string" },
    { name: "external_id", type: "string" },
    { name: "split_group", type: "string" },
    { name: "split", type: "string" },
    { name: "prompt", type: messagesType(shape) },
    { name: "tools", type: "string" },
    { name: "images", type: { list: "string" } },
    { name: "language", type: "string" },
    { name: "tags", type: { list: "string" } },
    {
      name: "responses",
      type: listOf({
        ...texts("response_id"),
        messages: messagesType(shape),
        ...texts("model", "model_version", "provider", "sampling", "source"),
      }),
    },
    { name: "presented_order", type: { list: "string" } },
    { name: "ranking", type: { list: { list: "string" } } },
    { name: "unranked", type: { list: "string" } },
    { name: "strength", type: "int64", isOptional: true },
    { name: "both_bad", type: "bool" },
    { name: "scores", type: listOf({ ...texts("response_id", "attribute"), score: "float64" }) },
    { name: "flags", type: listOf(texts("response_id", "flag")) },
    { name: "rationale", type: "string" },
    { name: "rewrite", type: { struct: texts("response_id", "content") } },
    { name: "confidence", type: "int64" },
    { name: "demonstration", type: messagesType(shape) },
    { name: "skip_reason", type: "string" },
    { name: "skip_note", type: "string" },
    { name: "annotator", type: "string" },
    { name: "annotator_kind", type: "string" },
    { name: "created_at", type: "string" },
    { name: "duration_ms", type: "int64" },
    { name: "gold", type: "bool" },
    { name: "adjudicated_from", type: { list: "string" } },
  ],
  lines: (unit, context) => [judgmentLine(unit, context)],
  promptOf: ({ split_group }) => split_group,
  snippets: (files) => [
    {
      title: "Concord",
      text: `npm run -s concord -- import ${trainFile(files)} --project "A project" --create`,
    },
    {
      title: "DuckDB",
      text: `SELECT annotator, count(*) FROM '${trainFile(files)}' GROUP BY ALL`,
    },
  ],
});

function judgmentLine(unit: JudgmentUnit, { shape, version }: PresetContext): string {
  const responses = JSON.parse(unit.responses) as JudgedResponse[];
  const tiers = JSON.parse(unit.tiers) as string[][];
  const ranked = new Set(tiers.flat());
  const strength = JSON.parse(unit.strength) as number | null;
  const isFirstBetter = tiers[0]?.includes(responses[0]?.id ?? "") ?? true;
  const scores = JSON.parse(unit.scores) as Answer["scores"];
  const flags = JSON.parse(unit.flags) as Answer["flags"];
  const rewrite = JSON.parse(unit.rewrite) as Answer["rewrite"];
  const images: string[] = [];
  const written = (messages: readonly Message[]) => messages.map((one) => chatMessage(one, shape, images));
  const texts = {
    prompt: written(JSON.parse(unit.prompt) as Message[]),
    responses: responses.map(({ id, messages, ...model }) => ({
      response_id: id,
      messages: written(messages),
      model: model.model,
      model_version: model.version,
      provider: model.provider,
      sampling: JSON.stringify(model.sampling),
      source: "model",
    })),
    demonstration: written((JSON.parse(unit.demonstration) as Message[] | null) ?? []),
  };
  const head = {
    judgment_id: unit.judgmentId,
    dataset_version: version,
    protocol: unit.comparison,
    protocol_version: (JSON.parse(unit.protocolVersion) as number | null) ?? 0,
    guideline_version: (JSON.parse(unit.guidelineVersion) as number | null) ?? 0,
    prompt_id: unit.promptId,
    external_id: JSON.parse(unit.externalId) as string,
    split_group: unit.splitGroup,
    split: unit.split,
    prompt: texts.prompt,
    tools: (JSON.parse(unit.tools) as string | null) ?? "[]",
    images,
    language: JSON.parse(unit.language) as string,
    tags: JSON.parse(unit.tags) as string[],
    responses: texts.responses,
    presented_order: (JSON.parse(unit.presentedOrder) as string[] | null) ?? [],
    ranking: tiers,
    unranked: responses.map(({ id }) => id).filter((id) => !ranked.has(id)),
    strength: strength === null ? null : isFirstBetter ? strength : -strength,
    both_bad: unit.bothBad,
  };
  const tail = {
    flags: [
      ...flags.prompt.map((flag) => ({ response_id: "", flag })),
      ...Object.entries(flags.responses).flatMap(([response_id, own]) =>
        own.map((flag) => ({ response_id, flag })),
      ),
    ],
    rationale: JSON.parse(unit.rationale) as string,
    rewrite: { response_id: rewrite?.responseId ?? "", content: rewrite?.content ?? "" },
    confidence: (JSON.parse(unit.confidence) as number | null) ?? 0,
    demonstration: texts.demonstration,
    skip_reason: (JSON.parse(unit.skipReason) as string | null) ?? "",
    skip_note: JSON.parse(unit.skipNote) as string,
    annotator: unit.annotator,
    annotator_kind: unit.annotatorKind,
    created_at: unit.createdAt,
    duration_ms: unit.durationMs,
    gold: unit.isGold,
    adjudicated_from: [],
  };
  return `${JSON.stringify(head).slice(0, -1)},"scores":${scoresJson(scores)},${JSON.stringify(tail).slice(1)}`;
}

/** Scores may be fractions (penalties), so each has its decimal point: one type a column. */
function scoresJson(scores: Answer["scores"]): string {
  const list = Object.entries(scores).flatMap(([response, own]) =>
    Object.entries(own).map(
      ([attribute, score]) =>
        `{"response_id":${JSON.stringify(response)},"attribute":${JSON.stringify(attribute)},"score":${float(score)}}`,
    ),
  );
  return `[${list.join(",")}]`;
}
