import type { JudgeFilter } from "@/lib/domain/annotator";
import { json, type Sql } from "../sql";

/** The number of the project's newest judgment; 0 where there is none. One step into an index. */
export async function findLastSeq(sql: Sql, projectId: string): Promise<number> {
  const [row] = await sql<{ seq: number }[]>`
    select coalesce(max(seq), 0)::float8 as seq from judgments where project_id = ${projectId}`;
  return row?.seq ?? 0;
}

export interface MeasurementRow {
  lastSeq: number;
  /** Null until it was first computed. */
  value: unknown;
  computedAt: string;
  /** Whether it is known that somebody is looking at it. */
  isWanted: boolean;
}

export async function findMeasurement(
  sql: Sql,
  projectId: string,
  key: string,
): Promise<MeasurementRow | null> {
  const [row] = await sql<MeasurementRow[]>`
    select last_seq::float8 as "lastSeq", value, computed_at as "computedAt",
           viewed_at > now() - interval '1 minute' as "isWanted"
    from measurements where project_id = ${projectId} and key = ${key}`;
  return row ?? null;
}

/** Of a project's figures that somebody looked at in the last quarter of an hour; their values are not read. */
export async function findFreshness(
  sql: Sql,
  projectId: string,
): Promise<{ computedAt: string | null; leastSeq: number | null }> {
  const [row] = await sql<{ computedAt: string | null; leastSeq: number | null }[]>`
    select max(computed_at) filter (where last_seq >= 0) as "computedAt", min(last_seq)::float8 as "leastSeq"
    from measurements where project_id = ${projectId} and viewed_at > now() - interval '15 minutes'`;
  return row ?? { computedAt: null, leastSeq: null };
}

/** Which figure, with all that decides it. */
export interface MeasurementChoice {
  key: string;
  kind: string;
  judges: JudgeFilter;
  wish: unknown;
}

export interface WantedMeasurement extends MeasurementChoice {
  /** What it took the last time; 0 where it was never made. */
  computeMs: number;
}

/** Notes that somebody looks at a figure, which may not have been computed yet. */
export async function wantMeasurement(
  sql: Sql,
  { projectId, key, kind, judges, wish }: MeasurementChoice & { projectId: string },
): Promise<void> {
  await sql`
    insert into measurements (project_id, key, kind, judges, wish, last_seq, compute_ms)
    values (${projectId}, ${key}, ${kind}, ${judges}, ${json(wish)}::text::jsonb, -1, 0)
    on conflict (project_id, key) do update set viewed_at = now()`;
}

/**
 * Figures that somebody looked at in the last quarter of an hour and that have not seen the newest judgment; those never
 * computed first, then those that are longest behind, then those that take longest: threads are then done at about the same
 * time. As long as any of them was looked at just now, only such: the others wait until these are fresh.
 */
export async function findWantedMeasurements(
  sql: Sql,
  projectId: string,
  lastSeq: number,
): Promise<WantedMeasurement[]> {
  const rows = await sql<(WantedMeasurement & { isSeen: boolean })[]>`
    select key, kind, judges, wish, compute_ms as "computeMs", viewed_at > now() - interval '2 minutes' as "isSeen" from measurements
    where project_id = ${projectId} and last_seq <> ${lastSeq}::bigint
      and viewed_at > now() - interval '15 minutes'
    order by last_seq, compute_ms desc, viewed_at desc`;
  return rows.some((row) => row.isSeen) ? rows.filter((row) => row.isSeen) : rows;
}

/**
 * Projects with figures that somebody looked at lately and that have not seen the newest judgment. A figure rests as long
 * as its computation took, so that one that is looked at under a storm of judgments takes half a thread at most.
 */
export async function findStaleProjects(sql: Sql): Promise<string[]> {
  const rows = await sql<{ projectId: string }[]>`
    select distinct m.project_id as "projectId"
    from measurements m
    cross join lateral (select max(j.seq) as seq from judgments j where j.project_id = m.project_id) newest
    where m.viewed_at > now() - interval '15 minutes' and m.last_seq <> coalesce(newest.seq, 0)
      and m.computed_at + m.compute_ms * interval '1 millisecond' < now()`;
  return rows.map((row) => row.projectId);
}

/** A figure that could not be made rests for a minute: it must not be tried again and again. */
export async function restMeasurement(sql: Sql, projectId: string, key: string): Promise<void> {
  await sql`
    update measurements set computed_at = now(), compute_ms = greatest(compute_ms, 60000)
    where project_id = ${projectId} and key = ${key}`;
}

/** Keeps a figure. @param row.value JSON text */
export async function saveMeasurement(
  sql: Sql,
  row: WantedMeasurement & { projectId: string; lastSeq: number; value: string },
): Promise<void> {
  await sql`
    insert into measurements (project_id, key, kind, judges, wish, last_seq, value, compute_ms)
    values (${row.projectId}, ${row.key}, ${row.kind}, ${row.judges}, ${json(row.wish)}::text::jsonb, ${row.lastSeq},
            ${row.value}::text::jsonb, ${row.computeMs})
    on conflict (project_id, key) do update
    set last_seq = excluded.last_seq, value = excluded.value, compute_ms = excluded.compute_ms, computed_at = now()`;
}
