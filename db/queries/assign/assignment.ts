import type { Answer } from "@/lib/domain/judgment";
import type { Message } from "@/lib/domain/message";
import type { Protocol } from "@/lib/domain/protocol";
import { json, type Sql } from "../sql";

export interface AssignmentRow {
  id: string;
  protocol: Protocol;
  protocolVersion: number;
  guidelineVersion: number;
  promptMessages: Message[];
  language: string | null;
  /** In the order shown. */
  responses: { id: string; messages: Message[] }[];
  draft: Answer | null;
  expiresAt: string;
}

/** Assignments with all that their annotator needs, in the order of `ids`. Only the person's own are found. */
export async function findAssignments(
  sql: Sql,
  projectId: string,
  userId: string,
  ids: readonly string[],
): Promise<AssignmentRow[]> {
  if (ids.length === 0) return [];
  return sql<AssignmentRow[]>`
    select a.id, v.protocol, a.protocol_version as "protocolVersion", a.guideline_version as "guidelineVersion",
           p.messages as "promptMessages", p.language, a.draft, a.expires_at as "expiresAt",
           coalesce((
             select jsonb_agg(jsonb_build_object('id', r.id, 'messages', r.messages) order by shown.place)
             from unnest(a.presented_order) with ordinality shown(id, place)
             join responses r on r.project_id = a.project_id and r.id = shown.id
           ), '[]'::jsonb) as responses
    from unnest(${ids as string[]}::uuid[]) with ordinality wanted(id, place)
    join assignments a on a.project_id = ${projectId} and a.id = wanted.id
    join annotators n on n.project_id = a.project_id and n.id = a.annotator_id and n.user_id = ${userId}
    join tasks t on t.project_id = a.project_id and t.id = a.task_id
    join prompts p on p.project_id = t.project_id and p.id = t.prompt_id
    join protocol_versions v on v.project_id = a.project_id and v.version = a.protocol_version
    order by wanted.place`;
}

export interface SavedDraft {
  taskId: string;
  state: "active" | "submitted" | "skipped" | "expired";
  expiresAt: string;
}

/** Keeps a draft and, while the task is lent, extends the lease. Null: no such assignment of this person. */
export async function updateDraft(
  sql: Sql,
  draft: { projectId: string; assignmentId: string; userId: string; answer: Answer | null },
): Promise<SavedDraft | null> {
  const [row] = await sql<SavedDraft[]>`
    update assignments a
    set draft = ${draft.answer && json(draft.answer)}::text::jsonb, draft_saved_at = now(),
        expires_at = case when a.state = 'active'
                          then greatest(a.expires_at, now() + make_interval(secs => p.lease_seconds))
                          else a.expires_at end
    from annotators n, projects p
    where a.project_id = ${draft.projectId} and a.id = ${draft.assignmentId}
      and n.project_id = a.project_id and n.id = a.annotator_id and n.user_id = ${draft.userId}
      and p.id = a.project_id
    returning a.task_id as "taskId", a.state, a.expires_at as "expiresAt"`;
  return row ?? null;
}

/** Lends an expired assignment again if its task still wants somebody. */
export async function relend(
  sql: Sql,
  projectId: string,
  assignmentId: string,
  taskId: string,
): Promise<SavedDraft | null> {
  const [row] = await sql<SavedDraft[]>`
    with slot as (
      update tasks set open_slots = open_slots - 1
      where project_id = ${projectId} and id = ${taskId} and open_slots > 0
      returning project_id, id
    )
    update assignments a
    set state = 'active', expires_at = now() + make_interval(secs => p.lease_seconds)
    from slot, projects p
    where a.project_id = slot.project_id and a.id = ${assignmentId} and a.task_id = slot.id
      and a.state = 'expired' and p.id = a.project_id
    returning a.task_id as "taskId", a.state, a.expires_at as "expiresAt"`;
  return row ?? null;
}

/** Gives a lent task back to the queue before its lease ends. Returns false where there was nothing to give back. */
export async function releaseLease(
  sql: Sql,
  release: { projectId: string; assignmentId: string; userId: string },
): Promise<boolean> {
  const rows = await sql`
    with ended as (
      update assignments a set state = 'expired', expires_at = now()
      from annotators n
      where a.project_id = ${release.projectId} and a.id = ${release.assignmentId} and a.state = 'active'
        and n.project_id = a.project_id and n.id = a.annotator_id and n.user_id = ${release.userId}
      returning a.project_id, a.task_id
    )
    update tasks t set open_slots = least(t.overlap, t.open_slots + 1)
    from ended where t.project_id = ended.project_id and t.id = ended.task_id`;
  return rows.count > 0;
}
