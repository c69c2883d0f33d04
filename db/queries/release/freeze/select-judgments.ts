import { kindsOf } from "@/lib/domain/annotator";
import type { Omission } from "@/lib/domain/dataset/manifest";
import type { DatasetFilters } from "@/lib/domain/dataset/recipe";
import type { Sql } from "../../sql";

export interface Selection {
  projectId: string;
  /** Judgments that were current when this one was the last. */
  lastSeq: number;
  /** Who withdrew before this time is left out. */
  frozenAt: Date;
  filters: DatasetFilters;
}

/**
 * Lays out which judgments a recipe admits in a temporary table, `selected_judgments`, that lives as long as the
 * transaction: each current judgment with the first reason why it is left out, null where there is none.
 */
export async function selectJudgments(
  sql: Sql,
  { projectId, lastSeq, frozenAt, filters }: Selection,
): Promise<void> {
  const none = sql``;
  const when = (isAsked: boolean, condition: ReturnType<typeof sql>, reason: Omission) =>
    isAsked ? sql`when ${condition} then ${reason}` : none;
  const { tags, languages, models, withoutAnnotators, withoutFlags, guidelineVersions, protocolVersions } =
    filters;
  const responsesOf = (condition: ReturnType<typeof sql>) => sql`
    select ${condition} from task_responses tr
    join responses r on r.project_id = tr.project_id and r.id = tr.response_id
    join models m on m.project_id = r.project_id and m.id = r.model_id
    where tr.project_id = t.project_id and tr.task_id = t.id`;
  const isWanted = sql`m.name = any(${models}::text[])`;
  await sql`
    create temporary table selected_judgments on commit drop as
    select j.id, j.seq, t.prompt_id, j.annotator_id, n.kind as annotator_kind,
      case
        when n.withdrawn_at <= ${frozenAt.toISOString()}::timestamptz then 'withdrawn'
        when n.kind <> all(${kindsOf(filters.judges) as string[]}::text[]) then 'judges'
        ${when(withoutAnnotators.length > 0, sql`j.annotator_id = any(${withoutAnnotators}::uuid[])`, "annotator")}
        ${when(tags.length > 0, sql`not c.tags && ${tags}::text[]`, "tag")}
        ${when(languages.length > 0, sql`coalesce(c.language, '') <> all(${languages}::text[])`, "language")}
        ${when(
          protocolVersions.length > 0,
          sql`coalesce(j.protocol_version, 0) <> all(${protocolVersions}::int[])`,
          "protocol",
        )}
        ${when(
          guidelineVersions.length > 0,
          sql`coalesce(j.guideline_version, 0) <> all(${guidelineVersions}::int[])`,
          "guidelines",
        )}
        ${when(filters.from !== null, sql`j.created_at < ${filters.from}::timestamptz`, "date")}
        ${when(filters.until !== null, sql`j.created_at >= ${filters.until}::timestamptz`, "date")}
        ${when(
          withoutFlags.length > 0,
          sql`(j.flags->'prompt' ?| ${withoutFlags}::text[] or exists (
            select from jsonb_each(j.flags->'responses') flagged where flagged.value ?| ${withoutFlags}::text[]))`,
          "flag",
        )}
        when j.skip_reason is not null then 'skipped'
        when not c.has_text or exists (${responsesOf(sql``)} and not r.has_text) then 'noText'
        ${when(
          models.length > 0,
          sql`(${responsesOf(sql`count(*) filter (where ${isWanted}) < least(2, count(*))`)})`,
          "model",
        )}
      end as reason
    from judgments j
    join tasks t on t.project_id = j.project_id and t.id = j.task_id
    join prompts c on c.project_id = t.project_id and c.id = t.prompt_id
    join annotators n on n.project_id = j.project_id and n.id = j.annotator_id
    where j.project_id = ${projectId} and j.seq <= ${lastSeq}::bigint
      and (j.superseded_seq is null or j.superseded_seq > ${lastSeq}::bigint)`;
  await sql`analyze selected_judgments`;
}

/** Leaves out what some annotators said, for a reason found later. */
export async function omitAnnotators(
  sql: Sql,
  annotatorIds: readonly string[],
  reason: Omission,
): Promise<void> {
  await sql`
    update selected_judgments set reason = ${reason}
    where reason is null and annotator_id = any(${annotatorIds as string[]}::uuid[])`;
}

export interface SelectionCounts {
  judgments: number;
  annotators: number;
  withdrawnAnnotators: number;
  omitted: Partial<Record<Omission, number>>;
  guidelineVersions: number[];
  protocolVersions: number[];
  demonstrations: number;
  rewrites: number;
}

/** What was selected, and what was left out for which reason. */
export async function countSelection(sql: Sql, projectId: string): Promise<SelectionCounts> {
  const reasons = await sql<{ reason: Omission | null; judgments: number; annotators: number }[]>`
    select reason, count(*)::int as judgments, count(distinct annotator_id)::int as annotators
    from selected_judgments group by reason order by reason collate "C"`;
  const [kinds] = await sql<
    { guidelines: number[]; protocols: number[]; demonstrations: number; rewrites: number }[]
  >`
    select count(j.demonstration)::int as demonstrations, count(j.rewrite)::int as rewrites,
           coalesce(array_agg(distinct j.guideline_version) filter (where j.guideline_version is not null), '{}') as guidelines,
           coalesce(array_agg(distinct j.protocol_version) filter (where j.protocol_version is not null), '{}') as protocols
    from selected_judgments s join judgments j on j.project_id = ${projectId} and j.id = s.id
    where s.reason is null`;
  const kept = reasons.find((row) => row.reason === null);
  return {
    judgments: kept?.judgments ?? 0,
    annotators: kept?.annotators ?? 0,
    withdrawnAnnotators: reasons.find((row) => row.reason === "withdrawn")?.annotators ?? 0,
    omitted: Object.fromEntries(reasons.flatMap((row) => (row.reason ? [[row.reason, row.judgments]] : []))),
    guidelineVersions: kinds?.guidelines ?? [],
    protocolVersions: kinds?.protocols ?? [],
    demonstrations: kinds?.demonstrations ?? 0,
    rewrites: kinds?.rewrites ?? 0,
  };
}
