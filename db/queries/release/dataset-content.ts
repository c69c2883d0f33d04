import type { OpenDatabase } from "@/db/client";
import { columnSeparator, copyOut } from "@/db/copy-out";
import type { ContentShape } from "@/lib/formats/write/preset";
import { type DatasetKey, within } from "./units/unit-query";

/**
 * Whether the texts of a dataset hold tool calls (or speakers' names, which stand in the same columns) or images: decided
 * over all of it, so that columns have one type.
 */
export async function findContentShape({ sql }: OpenDatabase, key: DatasetKey): Promise<ContentShape> {
  const isTool = `'$[*] ? (exists(@.toolCalls[*]) || exists(@.toolCallId) || exists(@.name) || @.role == "tool")'`;
  const isImage = `'$[*].content[*] ? (@.type == "image")'`;
  const [row] = await sql.unsafe<[ContentShape?]>(`
    with texts as (
      select c.messages, c.tools is not null as has_tools
      from dataset_prompts dp
      join prompts c on c.project_id = dp.project_id and c.id = dp.prompt_id
      where ${within("dp", key)}
      union all
      select r.messages, false
      from dataset_prompts dp
      join responses r on r.project_id = dp.project_id and r.prompt_id = dp.prompt_id
      where ${within("dp", key)}
      union all
      select j.demonstration, false
      from dataset_judgments dj
      join judgments j on j.project_id = dj.project_id and j.id = dj.judgment_id
      where ${within("dj", key)} and j.demonstration is not null
    )
    select coalesce(bool_or(has_tools or jsonb_path_exists(messages, ${isTool})), false) as tools,
           coalesce(bool_or(jsonb_path_exists(messages, ${isImage})), false) as images
    from texts`);
  return row ?? { tools: false, images: false };
}

/** One preference of a dataset by numbers, for whoever fits the ratings again. */
export interface ComparisonFact {
  place: number;
  annotatorId: string;
  modelA: string;
  modelB: string;
  outcome: number;
  isOrderKnown: boolean;
}

/** The preferences of a dataset's judgments as their annotators gave them, in the dataset's order. */
export async function* streamComparisonFacts(
  { sql }: OpenDatabase,
  key: DatasetKey,
): AsyncGenerator<ComparisonFact[]> {
  const query = `
    select dj.place, p.annotator_id, p.model_a, p.model_b, p.outcome, p.order_known
    from dataset_judgments dj
    join preferences p on p.project_id = dj.project_id and p.judgment_id = dj.judgment_id
    where ${within("dj", key)}
    order by dj.ordinal, p.ordinal`;
  for await (const lines of copyOut(sql, query))
    yield lines.map((line) => {
      const [place, annotatorId = "", modelA = "", modelB = "", outcome, orderKnown] =
        line.split(columnSeparator);
      return {
        place: Number(place),
        annotatorId,
        modelA,
        modelB,
        outcome: Number(outcome),
        isOrderKnown: orderKnown === "t",
      };
    });
}
