import type { Answer } from "@/lib/domain/judgment";
import type { Message } from "@/lib/domain/message";
import type { ComparisonKind } from "@/lib/domain/protocol";
import type { Sql } from "../sql";

export interface OwnJudgmentRow {
  assignmentId: string;
  seq: string;
  promptMessages: Message[];
  comparison: ComparisonKind;
  isSkip: boolean;
  revision: number;
  createdAt: string;
}

/** One person's current judgments in a project, the newest first, before `beforeSeq`. */
export async function findOwnJudgments(
  sql: Sql,
  page: { projectId: string; userId: string; beforeSeq: string | null; limit: number },
): Promise<OwnJudgmentRow[]> {
  return sql<OwnJudgmentRow[]>`
    select a.id as "assignmentId", j.seq::text, p.messages as "promptMessages", t.comparison,
           j.skip_reason is not null as "isSkip", j.revision, j.created_at as "createdAt"
    from annotators n
    join judgments j on j.project_id = n.project_id and j.annotator_id = n.id and j.superseded_seq is null
    join assignments a on a.project_id = j.project_id and a.task_id = j.task_id and a.annotator_id = j.annotator_id
    join tasks t on t.project_id = j.project_id and t.id = j.task_id
    join prompts p on p.project_id = t.project_id and p.id = t.prompt_id
    where n.project_id = ${page.projectId} and n.user_id = ${page.userId}
      and j.seq < coalesce(${page.beforeSeq}::bigint, 9223372036854775807)
    order by j.seq desc
    limit ${page.limit}`;
}

/** The current answer that stands for one of a person's assignments; its responses are named by id. */
export async function findOwnAnswer(
  sql: Sql,
  key: { projectId: string; assignmentId: string; userId: string },
): Promise<{ answer: Answer; revision: number; presentedOrder: string[] } | null> {
  const [row] = await sql<{ answer: Answer; revision: number; presentedOrder: string[] }[]>`
    select j.revision, j.presented_order as "presentedOrder", jsonb_build_object(
      'tiers', j.tiers, 'strength', j.strength, 'bothBad', j.both_bad, 'scores', j.scores, 'flags', j.flags,
      'rationale', j.rationale, 'rewrite', j.rewrite, 'confidence', j.confidence, 'demonstration', j.demonstration,
      'skip', case when j.skip_reason is null then null
                   else jsonb_build_object('reason', j.skip_reason, 'note', j.skip_note) end) as answer
    from assignments a
    join annotators n on n.project_id = a.project_id and n.id = a.annotator_id and n.user_id = ${key.userId}
    join judgments j on j.project_id = a.project_id and j.task_id = a.task_id and j.annotator_id = a.annotator_id
      and j.superseded_seq is null
    where a.project_id = ${key.projectId} and a.id = ${key.assignmentId}`;
  return row ?? null;
}
