import type { Finding } from "@/lib/domain/dataset/finding";
import { type CopyValue, copyLine, copyRows } from "../../copy-rows";
import { json, type Sql } from "../sql";

export interface ReportRow {
  state: "waiting" | "ready" | "failed";
  lastSeq: number;
  done: number;
  total: number;
  failure: string | null;
  value: unknown;
}

export async function findReport(sql: Sql, projectId: string, key: string): Promise<ReportRow | null> {
  const [row] = await sql<ReportRow[]>`
    select state, last_seq::float8 as "lastSeq", done, total, failure, value
    from dataset_reports where project_id = ${projectId} and key = ${key}`;
  return row ?? null;
}

/** Notes that a report is wanted; what was found before is kept until there is something newer. */
export async function wantReport(sql: Sql, projectId: string, key: string): Promise<void> {
  await sql`
    insert into dataset_reports (project_id, key, state, last_seq) values (${projectId}, ${key}, 'waiting', -1)
    on conflict (project_id, key) do nothing`;
}

/** How far the making of a report is. */
export async function saveReportProgress(
  sql: Sql,
  projectId: string,
  key: string,
  { done, total }: { done: number; total: number },
): Promise<void> {
  await sql`
    update dataset_reports set done = ${done}, total = ${total} where project_id = ${projectId} and key = ${key}`;
}

/** Keeps a report with its rows, in place of the one before. */
export async function saveReport(
  sql: Sql,
  projectId: string,
  key: string,
  report: {
    lastSeq: number;
    failure: string | null;
    value: unknown;
    findings: ReadonlyMap<string, readonly Finding[]>;
  },
): Promise<void> {
  await sql`delete from dataset_findings where project_id = ${projectId} and key = ${key}`;
  await sql`
    insert into dataset_reports (project_id, key, state, last_seq, failure, value)
    values (${projectId}, ${key}, ${report.failure === null ? "ready" : "failed"}, ${report.lastSeq}, ${report.failure},
            ${json(report.value)}::text::jsonb)
    on conflict (project_id, key) do update
    set state = excluded.state, last_seq = excluded.last_seq, failure = excluded.failure, value = excluded.value,
        done = 0, total = 0, computed_at = now()`;
  const columns = ["project_id", "key", "kind", "ordinal", "finding"];
  for (const [kind, findings] of report.findings)
    for (let from = 0; from < findings.length; from += 1_000)
      await copyRows(
        sql,
        "dataset_findings",
        columns,
        findings
          .slice(from, from + 1_000)
          .map((finding, index) =>
            copyLine([projectId, key, kind, from + index, finding] as readonly CopyValue[]),
          ),
      );
}

/** Forgets what was found out about recipes that were never frozen, after a day. */
export async function deleteOldDrafts(sql: Sql): Promise<void> {
  await sql`
    delete from dataset_reports where key like 'draft:%' and computed_at < now() - interval '1 day'`;
}

/** Rows of one kind, after a place in their order. */
export async function findFindings(
  sql: Sql,
  page: { projectId: string; key: string; kind: string; after: number; limit: number },
): Promise<{ ordinal: number; finding: Finding }[]> {
  return sql<{ ordinal: number; finding: Finding }[]>`
    select ordinal, finding from dataset_findings
    where project_id = ${page.projectId} and key = ${page.key} and kind = ${page.kind} and ordinal > ${page.after}
    order by ordinal limit ${page.limit}`;
}

/** What people are called who stand in findings. */
export async function findAnnotatorLabels(
  sql: Sql,
  projectId: string,
  ids: readonly string[],
): Promise<Map<string, string>> {
  const rows = await sql<{ id: string; name: string }[]>`
    select id, name from annotators where project_id = ${projectId} and id = any(${ids as string[]}::uuid[])`;
  return new Map(rows.map((row) => [row.id, row.name]));
}
