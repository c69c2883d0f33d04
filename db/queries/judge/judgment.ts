import type { Answer, Presentation } from "@/lib/domain/judgment";
import type { DerivedPreference } from "@/lib/domain/preference";
import type { ComparisonKind, Protocol } from "@/lib/domain/protocol";
import { dayOf } from "../assign/annotator";
import { json, type Sql } from "../sql";

export interface LockedAssignment {
  annotatorId: string;
  taskId: string;
  state: "active" | "submitted" | "skipped" | "expired";
  presentedOrder: string[];
  comparison: ComparisonKind;
  protocol: Protocol;
  protocolVersion: number;
  guidelineVersion: number;
  /** Model of each response, by response id. */
  models: Record<string, string>;
  /** The seq that this judgment would get. */
  seq: string;
  /** The judgment that already stands under this client key, if any. */
  known: { id: string; revision: number; isLate: boolean } | null;
  /** The current judgment of this annotator on this task, if any. */
  current: { id: string; revision: number; isSkip: boolean } | null;
}

/**
 * Locks one's own assignment and then reads all that a submit needs: two statements in one round trip, because the
 * second must see what the submit that held the lock before has written. It also takes the project's shared freeze
 * lock, so that a freeze can wait for the submits under way and then read a settled last judgment.
 */
export async function lockAssignment(
  sql: Sql,
  key: { projectId: string; assignmentId: string; userId: string; clientKey: string },
): Promise<LockedAssignment | null> {
  const locked = sql`
    select from assignments a
    join annotators n on n.project_id = a.project_id and n.id = a.annotator_id and n.user_id = ${key.userId}
    where a.project_id = ${key.projectId} and a.id = ${key.assignmentId}
      and pg_advisory_xact_lock_shared(hashtextextended(${key.projectId}, 1)) is not null
    for update of a`;
  const read = sql<LockedAssignment[]>`
    select a.annotator_id as "annotatorId", a.task_id as "taskId", a.state, a.presented_order as "presentedOrder",
      t.comparison, v.protocol, a.protocol_version as "protocolVersion", a.guideline_version as "guidelineVersion",
      nextval(pg_get_serial_sequence('judgments', 'seq'))::text as seq,
      coalesce((
        select jsonb_object_agg(r.id, r.model_id)
        from task_responses tr join responses r on r.project_id = tr.project_id and r.id = tr.response_id
        where tr.project_id = a.project_id and tr.task_id = a.task_id
      ), '{}'::jsonb) as models,
      (
        select jsonb_build_object('id', j.id, 'revision', j.revision, 'isLate', j.is_late) from judgments j
        where j.project_id = a.project_id and j.annotator_id = a.annotator_id and j.client_key = ${key.clientKey}
      ) as known,
      (
        select jsonb_build_object('id', j.id, 'revision', j.revision, 'isSkip', j.skip_reason is not null)
        from judgments j
        where j.project_id = a.project_id and j.task_id = a.task_id and j.annotator_id = a.annotator_id
          and j.superseded_seq is null
      ) as current
    from assignments a
    join annotators n on n.project_id = a.project_id and n.id = a.annotator_id and n.user_id = ${key.userId}
    join tasks t on t.project_id = a.project_id and t.id = a.task_id
    join protocol_versions v on v.project_id = a.project_id and v.version = a.protocol_version
    where a.project_id = ${key.projectId} and a.id = ${key.assignmentId}`;
  const [, [row]] = await Promise.all([locked, read]);
  return row ?? null;
}

/** Marks the current revision as superseded, with its preferences. */
export async function supersede(
  sql: Sql,
  projectId: string,
  judgmentId: string,
  bySeq: string,
): Promise<void> {
  await sql`
    with old as (
      update judgments set superseded_seq = ${bySeq}::bigint
      where project_id = ${projectId} and id = ${judgmentId} and superseded_seq is null
      returning project_id, id
    )
    update preferences p set is_current = false
    from old where p.project_id = old.project_id and p.judgment_id = old.id`;
}

export interface NewJudgment {
  projectId: string;
  id: string;
  seq: string;
  assignmentId: string;
  assignment: LockedAssignment;
  clientKey: string;
  revision: number;
  answer: Answer;
  presentation: Presentation;
  isLate: boolean;
  preferences: readonly DerivedPreference[];
  /** How the task's judgment count and open slots change. */
  judged: -1 | 0 | 1;
  slots: -1 | 0 | 1;
  /** How the counters of the project and of the annotator's day change. */
  counted: { judgments: number; skips: number };
  shard: number;
  /** The annotator's own day, if he says so. */
  day: string | undefined;
}

/** Stores a judgment with everything that follows from it, in one statement: all of it or nothing. */
export async function insertJudgment(sql: Sql, judgment: NewJudgment): Promise<void> {
  const { projectId, assignment, answer, presentation, preferences } = judgment;
  const isSkip = answer.skip !== null;
  await sql`
    with judged as (
      insert into judgments (
        project_id, id, seq, task_id, annotator_id, revision, client_key, tiers, strength, both_bad, scores, flags,
        rationale, rewrite, confidence, demonstration, skip_reason, skip_note, presented_order, protocol_version,
        guideline_version, language, duration_ms, input_kind, read_to_end, is_late)
      overriding system value
      values (
        ${projectId}, ${judgment.id}, ${judgment.seq}::bigint, ${assignment.taskId}, ${assignment.annotatorId},
        ${judgment.revision}, ${judgment.clientKey}, ${json(answer.tiers)}::text::jsonb, ${answer.strength},
        ${answer.bothBad}, ${json(answer.scores)}::text::jsonb, ${json(answer.flags)}::text::jsonb,
        ${answer.rationale}, ${answer.rewrite && json(answer.rewrite)}::text::jsonb, ${answer.confidence},
        ${answer.demonstration && json(answer.demonstration)}::text::jsonb, ${answer.skip?.reason ?? null},
        ${answer.skip?.note ?? ""}, ${assignment.presentedOrder}::uuid[], ${assignment.protocolVersion},
        ${assignment.guidelineVersion}, ${presentation.language}, ${presentation.durationMs},
        ${presentation.inputKind}, ${presentation.readToEnd}, ${judgment.isLate})
    ), preferred as (
      insert into preferences (
        project_id, judgment_id, ordinal, task_id, response_a, response_b, model_a, model_b, annotator_id,
        annotator_kind, outcome, strength, order_known, group_size, weight)
      select ${projectId}, ${judgment.id}, pair.ordinal - 1, ${assignment.taskId}, pair.response_a, pair.response_b,
             pair.model_a, pair.model_b, ${assignment.annotatorId}, 'account', pair.outcome, pair.strength, true,
             pair.group_size, pair.weight
      from unnest(
        ${preferences.map((pair) => pair.responseA)}::uuid[], ${preferences.map((pair) => pair.responseB)}::uuid[],
        ${preferences.map((pair) => assignment.models[pair.responseA] ?? null)}::uuid[],
        ${preferences.map((pair) => assignment.models[pair.responseB] ?? null)}::uuid[],
        ${preferences.map((pair) => pair.outcome)}::smallint[], ${preferences.map((pair) => pair.strength)}::smallint[],
        ${preferences.map((pair) => pair.groupSize)}::smallint[], ${preferences.map((pair) => pair.weight)}::float8[]
      ) with ordinality pair(response_a, response_b, model_a, model_b, outcome, strength, group_size, weight, ordinal)
    ), closed as (
      update assignments set state = ${isSkip ? "skipped" : "submitted"}, draft = null
      where project_id = ${projectId} and id = ${judgment.assignmentId}
    ), counted as (
      update tasks set judgment_count = judgment_count + ${judgment.judged},
                       open_slots = least(overlap, greatest(0, open_slots + ${judgment.slots}))
      where project_id = ${projectId} and id = ${assignment.taskId}
        and (${judgment.judged} <> 0 or ${judgment.slots} <> 0)
    ), totals as (
      insert into counters (project_id, name, shard, value)
      select ${projectId}, change.name, ${judgment.shard}, change.value
      from (values ('judgments', ${judgment.counted.judgments}::bigint), ('skips', ${judgment.counted.skips}::bigint))
        as change(name, value)
      where change.value <> 0
      on conflict (project_id, name, shard) do update set value = counters.value + excluded.value
    )
    insert into annotator_days (project_id, annotator_id, day, judgments, skips, duration_ms)
    values (${projectId}, ${assignment.annotatorId}, ${dayOf(sql, judgment.day)},
            ${judgment.counted.judgments}, ${judgment.counted.skips}, ${presentation.durationMs})
    on conflict (project_id, annotator_id, day) do update
    set judgments = annotator_days.judgments + excluded.judgments, skips = annotator_days.skips + excluded.skips,
        duration_ms = annotator_days.duration_ms + excluded.duration_ms`;
}
