import type { DraftStamp } from "@/lib/domain/desk";
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
  draftStamp: DraftStamp | null;
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
           case when a.draft is not null and a.draft_writer is not null
                then jsonb_build_object('writer', a.draft_writer, 'order', a.draft_order) end as "draftStamp",
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

export interface Lease {
  id: string;
  taskId: string;
  state: "active" | "submitted" | "skipped" | "expired";
  expiresAt: string;
}

export interface SavedDraft extends Lease {
  /** What is there now. */
  answer: Answer | null;
  stamp: DraftStamp | null;
}

export interface NewDraft {
  projectId: string;
  assignmentId: string;
  userId: string;
  answer: Answer | null;
  stamp: DraftStamp | null;
  basedOn: DraftStamp | null;
}

/**
 * Keeps a draft and, while the task is lent, extends the lease. A draft with a stamp is kept only over an older one of
 * the same browser, or over the one of another browser that it goes on from; one without a stamp always. Null: no such
 * assignment of this person.
 */
export async function updateDraft(sql: Sql, draft: NewDraft): Promise<SavedDraft | null> {
  const { stamp, basedOn } = draft;
  const [row] = await sql<SavedDraft[]>`
    with given as (
      select ${draft.answer && json(draft.answer)}::text::jsonb as draft, ${stamp?.writer ?? null}::text as writer,
             ${stamp?.order ?? null}::bigint as draft_order
    ), kept as (
      select a.id, a.state in ('active', 'expired') and (
        given.writer is null or a.draft_writer is null
        or (a.draft_writer = given.writer and a.draft_order <= given.draft_order)
        or (a.draft_writer = ${basedOn?.writer ?? null}::text and a.draft_order = ${basedOn?.order ?? null}::bigint)
      ) as is_kept
      from given
      join assignments a on a.project_id = ${draft.projectId} and a.id = ${draft.assignmentId}
      join annotators n on n.project_id = a.project_id and n.id = a.annotator_id and n.user_id = ${draft.userId}
      for update of a
    )
    update assignments a
    set draft = case when kept.is_kept then given.draft else a.draft end,
        draft_writer = case when kept.is_kept then given.writer else a.draft_writer end,
        draft_order = case when kept.is_kept then given.draft_order else a.draft_order end,
        draft_saved_at = case when kept.is_kept then now() else a.draft_saved_at end,
        expires_at = case when a.state = 'active'
                          then greatest(a.expires_at, now() + make_interval(secs => p.lease_seconds))
                          else a.expires_at end
    from kept, given, projects p
    where a.project_id = ${draft.projectId} and a.id = kept.id and p.id = a.project_id
    returning a.id, a.task_id as "taskId", a.state, a.expires_at as "expiresAt", a.draft as answer,
              case when a.draft_writer is not null
                   then jsonb_build_object('writer', a.draft_writer, 'order', a.draft_order) end as stamp`;
  return row ?? null;
}

/** Extends the leases of a person's lent assignments, and tells how each of those asked about stands. */
export async function extendHeld(
  sql: Sql,
  held: { projectId: string; userId: string; ids: readonly string[] },
): Promise<Lease[]> {
  if (held.ids.length === 0) return [];
  return sql<Lease[]>`
    with extended as (
      update assignments a
      set expires_at = greatest(a.expires_at, now() + make_interval(secs => p.lease_seconds))
      from annotators n, projects p
      where a.project_id = ${held.projectId} and a.id = any(${held.ids as string[]}::uuid[]) and a.state = 'active'
        and n.project_id = a.project_id and n.id = a.annotator_id and n.user_id = ${held.userId}
        and p.id = a.project_id
      returning a.id, a.task_id, a.state, a.expires_at
    )
    select a.id, a.task_id as "taskId", a.state, coalesce(e.expires_at, a.expires_at) as "expiresAt"
    from assignments a
    join annotators n on n.project_id = a.project_id and n.id = a.annotator_id and n.user_id = ${held.userId}
    left join extended e on e.id = a.id
    where a.project_id = ${held.projectId} and a.id = any(${held.ids as string[]}::uuid[])`;
}

/** Lends an expired assignment again if its task still wants somebody. */
export async function relend(
  sql: Sql,
  projectId: string,
  assignmentId: string,
  taskId: string,
): Promise<Lease | null> {
  const [row] = await sql<Lease[]>`
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
    returning a.id, a.task_id as "taskId", a.state, a.expires_at as "expiresAt"`;
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
