import type { DeskSettings } from "@/lib/domain/desk";
import type { Sql } from "../sql";

export interface Desk extends DeskSettings {
  guidelineVersion: number;
  acknowledgedVersion: number | null;
  /** There is a text that was not acknowledged yet, or one that was and is gone. */
  hasUnreadGuidelines: boolean;
  hasUnreadAnswers: boolean;
}

/** What one person has set for himself in a project and what waits to be read; defaults before the first claim. */
export async function findDesk(sql: Sql, projectId: string, userId: string): Promise<Desk | null> {
  const [row] = await sql<Desk[]>`
    select n.daily_goal as "dailyGoal", n.break_minutes as "breakMinutes", p.guideline_version as "guidelineVersion",
      seen.version as "acknowledgedVersion",
      p.guideline_version > coalesce(seen.version, 0) and (
        seen.version is not null
        or exists (select from guideline_versions v
                   where v.project_id = p.id and v.version = p.guideline_version and trim(v.body) <> '')
      ) as "hasUnreadGuidelines",
      exists (select from problem_reports r
              where r.project_id = p.id and r.annotator_id = n.id and r.is_unread) as "hasUnreadAnswers"
    from projects p
    left join annotators n on n.project_id = p.id and n.user_id = ${userId}
    left join lateral (
      select max(g.version) as version from guideline_acknowledgements g
      where g.project_id = p.id and g.annotator_id = n.id
    ) seen on true
    where p.id = ${projectId}`;
  return row ?? null;
}

export async function updateDeskSettings(
  sql: Sql,
  projectId: string,
  annotatorId: string,
  settings: Partial<DeskSettings>,
): Promise<DeskSettings> {
  const given = (name: keyof DeskSettings) => settings[name] !== undefined;
  const [row] = await sql<DeskSettings[]>`
    update annotators
    set daily_goal = case when ${given("dailyGoal")} then ${settings.dailyGoal ?? null}::int else daily_goal end,
        break_minutes = case when ${given("breakMinutes")} then ${settings.breakMinutes ?? null}::int
                             else break_minutes end
    where project_id = ${projectId} and id = ${annotatorId}
    returning daily_goal as "dailyGoal", break_minutes as "breakMinutes"`;
  if (!row) throw new Error("the annotator that was just locked is not there");
  return row;
}

export interface OwnGuidelines {
  version: number;
  body: string;
  createdAt: string;
  acknowledged: { version: number; body: string } | null;
}

/** The guidelines in force, and those that this person acknowledged last. */
export async function findOwnGuidelines(
  sql: Sql,
  projectId: string,
  userId: string,
): Promise<OwnGuidelines | null> {
  const [row] = await sql<OwnGuidelines[]>`
    select v.version, v.body, v.created_at as "createdAt", (
      select jsonb_build_object('version', seen.version, 'body', seen.body)
      from annotators n
      join guideline_acknowledgements g on g.project_id = n.project_id and g.annotator_id = n.id
      join guideline_versions seen on seen.project_id = g.project_id and seen.version = g.version
      where n.project_id = p.id and n.user_id = ${userId}
      order by g.version desc
      limit 1
    ) as acknowledged
    from projects p
    join guideline_versions v on v.project_id = p.id and v.version = p.guideline_version
    where p.id = ${projectId}`;
  return row ?? null;
}

/**
 * Notes that an annotator has read a version, and puts his open assignments under it: what he judges from now on, he
 * judges by what he has read. False where the project has no such version.
 */
export async function insertAcknowledgement(
  sql: Sql,
  projectId: string,
  annotatorId: string,
  version: number,
): Promise<boolean> {
  const [row] = await sql<{ isThere: boolean }[]>`
    with known as (
      select version from guideline_versions where project_id = ${projectId} and version = ${version}
    ), noted as (
      insert into guideline_acknowledgements (project_id, annotator_id, version)
      select ${projectId}, ${annotatorId}, version from known
      on conflict do nothing
    ), moved as (
      update assignments a set guideline_version = known.version
      from known
      where a.project_id = ${projectId} and a.annotator_id = ${annotatorId} and a.state in ('active', 'expired')
        and a.guideline_version < known.version
    )
    select exists (select from known) as "isThere"`;
  return row?.isThere ?? false;
}
