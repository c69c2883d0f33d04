import { json, type Sql } from "../sql";

/** The number of the project's newest judgment; 0 where there is none. One step into an index. */
export async function findLastSeq(sql: Sql, projectId: string): Promise<number> {
  const [row] = await sql<{ seq: number }[]>`
    select coalesce(max(seq), 0)::float8 as seq from judgments where project_id = ${projectId}`;
  return row?.seq ?? 0;
}

export interface MeasurementRow {
  lastSeq: number;
  value: unknown;
  computedAt: string;
}

export async function findMeasurement(
  sql: Sql,
  projectId: string,
  key: string,
): Promise<MeasurementRow | null> {
  const [row] = await sql<MeasurementRow[]>`
    select last_seq::float8 as "lastSeq", value, computed_at as "computedAt"
    from measurements where project_id = ${projectId} and key = ${key}`;
  return row ?? null;
}

/** Keeps a figure; one that has seen more judgments is not replaced by one that has seen fewer. */
export async function saveMeasurement(
  sql: Sql,
  row: { projectId: string; key: string; lastSeq: number; value: unknown; computeMs: number },
): Promise<void> {
  await sql`
    insert into measurements (project_id, key, last_seq, value, compute_ms)
    values (${row.projectId}, ${row.key}, ${row.lastSeq}, ${json(row.value)}::text::jsonb, ${row.computeMs})
    on conflict (project_id, key) do update
    set last_seq = excluded.last_seq, value = excluded.value, compute_ms = excluded.compute_ms, computed_at = now()
    where measurements.last_seq <= excluded.last_seq`;
}
