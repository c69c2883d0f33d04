import type { AnnotatorKind } from "@/lib/domain/annotator";
import type { Answer } from "@/lib/domain/judgment";
import type { Message } from "@/lib/domain/message";
import type { ComparisonKind } from "@/lib/domain/protocol";
import type { Sql } from "../sql";

export interface JudgedTask {
  promptId: string;
  comparison: ComparisonKind;
  messages: Message[];
  overlap: number;
  judged: number;
  openSlots: number;
  hasText: boolean;
  goldJudgmentId: string | null;
  responses: { id: string; model: string; messages: Message[] }[];
}

/** One task with its prompt and responses; null where there is none. */
export async function findJudgedTask(
  sql: Sql,
  projectId: string,
  taskId: string,
): Promise<JudgedTask | null> {
  const [row] = await sql<JudgedTask[]>`
    select t.prompt_id as "promptId", t.comparison, p.messages, t.overlap, t.judgment_count as judged,
           t.open_slots as "openSlots", g.judgment_id as "goldJudgmentId",
           p.has_text and coalesce(bool_and(r.has_text), true) as "hasText",
           coalesce(jsonb_agg(jsonb_build_object(
             'id', r.id, 'model', case when m.version = '' then m.name else m.name || ' (' || m.version || ')' end,
             'messages', r.messages) order by m.name, m.version, r.id) filter (where r.id is not null), '[]') as responses
    from tasks t
    join prompts p on p.project_id = t.project_id and p.id = t.prompt_id
    left join gold_answers g on g.project_id = t.project_id and g.task_id = t.id
    left join task_responses tr on tr.project_id = t.project_id and tr.task_id = t.id
    left join responses r on r.project_id = tr.project_id and r.id = tr.response_id
    left join models m on m.project_id = r.project_id and m.id = r.model_id
    where t.project_id = ${projectId} and t.id = ${taskId}
    group by t.project_id, t.id, p.project_id, p.id, g.judgment_id`;
  return row ?? null;
}

export interface TaskJudgmentRow {
  id: string;
  annotatorId: string;
  annotator: string;
  annotatorKind: AnnotatorKind;
  tiers: string[][];
  strength: number | null;
  bothBad: boolean;
  scores: Answer["scores"];
  rationale: string;
  confidence: number | null;
  skipReason: string | null;
  guidelineVersion: number | null;
  presentedOrder: string[] | null;
  createdAt: string;
}

/** The current judgments of one task, oldest first. */
export async function findTaskJudgments(
  sql: Sql,
  projectId: string,
  taskId: string,
  limit: number,
): Promise<TaskJudgmentRow[]> {
  return sql<TaskJudgmentRow[]>`
    select j.id, j.annotator_id as "annotatorId", n.name as annotator, n.kind as "annotatorKind", j.tiers, j.strength,
           j.both_bad as "bothBad", j.scores, j.rationale, j.confidence, j.skip_reason as "skipReason",
           j.guideline_version as "guidelineVersion", j.presented_order as "presentedOrder", j.created_at as "createdAt"
    from judgments j
    join annotators n on n.project_id = j.project_id and n.id = j.annotator_id
    where j.project_id = ${projectId} and j.task_id = ${taskId} and j.superseded_seq is null
    order by j.seq
    limit ${limit}`;
}

/** What prompts say, by id. */
export async function findPromptTexts(
  sql: Sql,
  projectId: string,
  ids: readonly string[],
): Promise<Map<string, { messages: Message[]; externalId: string | null }>> {
  const rows = await sql<{ id: string; messages: Message[]; externalId: string | null }[]>`
    select id, messages, external_id as "externalId" from prompts
    where project_id = ${projectId} and id = any(${ids as string[]}::uuid[])`;
  return new Map(rows.map((row) => [row.id, row]));
}
