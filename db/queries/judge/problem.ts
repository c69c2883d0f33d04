import type { ProblemAnswer } from "@/lib/domain/desk";
import type { Message } from "@/lib/domain/message";
import { json, type Sql } from "../sql";

interface ProblemRow {
  id: string;
  text: string;
  state: "open" | "answered";
  answers: ProblemAnswer[];
  promptMessages: Message[];
  createdAt: string;
}

/**
 * Stores a report about the task of one's own assignment. The same id twice is one report.
 * @returns false where the assignment is not this person's.
 */
export async function insertProblem(
  sql: Sql,
  report: { projectId: string; id: string; assignmentId: string; userId: string; text: string },
): Promise<boolean> {
  const [row] = await sql<{ isOwn: boolean }[]>`
    with own as (
      select a.task_id, a.annotator_id
      from assignments a
      join annotators n on n.project_id = a.project_id and n.id = a.annotator_id and n.user_id = ${report.userId}
      where a.project_id = ${report.projectId} and a.id = ${report.assignmentId}
    ), stored as (
      insert into problem_reports (project_id, id, task_id, annotator_id, text)
      select ${report.projectId}, ${report.id}, task_id, annotator_id, ${report.text} from own
      on conflict do nothing
    )
    select exists (select from own) as "isOwn"`;
  return row?.isOwn ?? false;
}

interface Page {
  projectId: string;
  beforeId: string | null;
  limit: number;
}

/** One person's reports, the newest first (ids grow with time), before `beforeId`. */
export async function findOwnProblems(
  sql: Sql,
  page: Page & { userId: string },
): Promise<(ProblemRow & { isUnread: boolean })[]> {
  return sql<(ProblemRow & { isUnread: boolean })[]>`
    select r.id, r.text, r.state, r.answers, r.is_unread as "isUnread", p.messages as "promptMessages",
           r.created_at as "createdAt"
    from annotators n
    join problem_reports r on r.project_id = n.project_id and r.annotator_id = n.id
    join tasks t on t.project_id = r.project_id and t.id = r.task_id
    join prompts p on p.project_id = t.project_id and p.id = t.prompt_id
    where n.project_id = ${page.projectId} and n.user_id = ${page.userId}
      and (${page.beforeId}::uuid is null or r.id < ${page.beforeId}::uuid)
    order by r.id desc
    limit ${page.limit}`;
}

/** Everybody's reports in a state, the newest first, before `beforeId`. */
export async function findProblems(
  sql: Sql,
  page: Page & { state: "open" | "answered" },
): Promise<(ProblemRow & { annotator: string; promptId: string })[]> {
  return sql<(ProblemRow & { annotator: string; promptId: string })[]>`
    select r.id, r.text, r.state, r.answers, n.name as annotator, p.id as "promptId",
           p.messages as "promptMessages", r.created_at as "createdAt"
    from problem_reports r
    join annotators n on n.project_id = r.project_id and n.id = r.annotator_id
    join tasks t on t.project_id = r.project_id and t.id = r.task_id
    join prompts p on p.project_id = t.project_id and p.id = t.prompt_id
    where r.project_id = ${page.projectId} and r.state = ${page.state}
      and (${page.beforeId}::uuid is null or r.id < ${page.beforeId}::uuid)
    order by r.id desc
    limit ${page.limit}`;
}

/**
 * Adds to a report. An annotator adds to his own, which opens it again; whoever answers closes it until then.
 * @param ownedBy the person whose report it has to be; null: anybody's.
 * @returns false where there is no such report.
 */
export async function appendToProblem(
  sql: Sql,
  added: { projectId: string; id: string; ownedBy: string | null; answer: ProblemAnswer },
): Promise<boolean> {
  const isAnswer = !added.answer.isAnnotator;
  const rows = await sql`
    update problem_reports r
    set answers = r.answers || ${json([added.answer])}::text::jsonb, is_unread = ${isAnswer},
        state = ${isAnswer ? "answered" : "open"}
    from annotators n
    where r.project_id = ${added.projectId} and r.id = ${added.id}
      and n.project_id = r.project_id and n.id = r.annotator_id
      and (${added.ownedBy}::uuid is null or n.user_id = ${added.ownedBy}::uuid)`;
  return rows.count > 0;
}

/** False where it is not this person's report. */
export async function markProblemRead(
  sql: Sql,
  read: { projectId: string; id: string; userId: string },
): Promise<boolean> {
  const rows = await sql`
    update problem_reports r set is_unread = false
    from annotators n
    where r.project_id = ${read.projectId} and r.id = ${read.id}
      and n.project_id = r.project_id and n.id = r.annotator_id and n.user_id = ${read.userId}`;
  return rows.count > 0;
}
