import type postgres from "postgres";
import { type BinaryRow, copyBinary } from "@/db/copy-binary";
import type { AnnotatorKind } from "@/lib/domain/annotator";
import type { Sql } from "../sql";

export interface ModelName {
  id: string;
  name: string;
  version: string;
}

/** One look at a project's judgments: everything read from it is of one moment. */
export interface FactsReading {
  /** Changes where facts that were read are no longer true: an import undone, a tag changed. */
  version: number;
  /** The newest judgment that can be seen. */
  lastSeq: number;
  /** Transactions before this one have ended. */
  oldestRunning: bigint;
  models: ModelName[];
  annotators: { id: string; name: string; kind: AnnotatorKind }[];
  /** Judgments (by seq) that a revision after `floor` has replaced. */
  replaced(floor: number): Promise<number[]>;
  judgments(floor: number, onRow: (row: BinaryRow) => void): Promise<void>;
  preferences(floor: number, onRow: (row: BinaryRow) => void): Promise<void>;
  responses(ids: readonly string[] | "all", onRow: (row: BinaryRow) => void): Promise<void>;
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Reads facts of one project in one read-only transaction. */
export async function readFacts<Result>(
  pool: postgres.Sql,
  projectId: string,
  read: (reading: FactsReading) => Promise<Result>,
): Promise<Result> {
  if (!uuid.test(projectId)) throw new Error(`not an id: ${projectId}`);
  const connection = await pool.reserve();
  try {
    await connection`begin isolation level repeatable read read only`;
    try {
      return await read(await open(connection, projectId));
    } finally {
      await connection`rollback`;
    }
  } finally {
    connection.release();
  }
}

/**
 * Called by what makes facts untrue that statistics may have read (an import undone, tags or gold marks changed), in its
 * transaction: everything is read and computed anew.
 */
export async function outdateFacts(sql: Sql, projectId: string): Promise<void> {
  await sql`update projects set facts_version = facts_version + 1 where id = ${projectId}`;
  await sql`update measurements set last_seq = -1 where project_id = ${projectId}`;
}

/** How far the judgments' numbers have got, and which transactions were running then. */
export async function findSequenceMark(
  sql: postgres.Sql,
): Promise<{ lastSeq: number; oldestRunning: bigint; next: bigint }> {
  const [row] = await sql<{ lastSeq: number; oldest: string; next: string }[]>`
    select coalesce(pg_sequence_last_value(pg_get_serial_sequence('judgments', 'seq')::regclass), 0)::float8 as "lastSeq",
           pg_snapshot_xmin(pg_current_snapshot())::text as oldest, pg_snapshot_xmax(pg_current_snapshot())::text as next`;
  return {
    lastSeq: row?.lastSeq ?? 0,
    oldestRunning: BigInt(row?.oldest ?? 0),
    next: BigInt(row?.next ?? 0),
  };
}

async function open(sql: postgres.ReservedSql, projectId: string): Promise<FactsReading> {
  const [moment] = await sql<{ version: number; lastSeq: number; oldest: string }[]>`
    select coalesce((select facts_version from projects where id = ${projectId}), 0) as version,
           coalesce((select max(seq) from judgments where project_id = ${projectId}), 0)::float8 as "lastSeq",
           pg_snapshot_xmin(pg_current_snapshot())::text as oldest`;
  const models = await sql<ModelName[]>`
    select id, name, version from models where project_id = ${projectId} order by name, version, id`;
  const annotators = await sql<{ id: string; name: string; kind: AnnotatorKind }[]>`
    select id, name, kind from annotators where project_id = ${projectId}`;
  const own = (table: string) => `${table}.project_id = '${projectId}'`;
  return {
    version: moment?.version ?? 0,
    lastSeq: moment?.lastSeq ?? 0,
    oldestRunning: BigInt(moment?.oldest ?? 0),
    models,
    annotators,
    replaced: async (floor) => {
      const rows = await sql<{ seq: number }[]>`
        select o.seq::float8 as seq from judgments j
        join judgments o on o.project_id = j.project_id and o.task_id = j.task_id
          and o.annotator_id = j.annotator_id and o.revision < j.revision
        where j.project_id = ${projectId} and j.seq > ${floor}::bigint and j.revision > 1`;
      return rows.map((row) => row.seq);
    },
    judgments: (floor, onRow) =>
      copyBinary(
        sql,
        `select j.seq, j.id, j.task_id, t.prompt_id, j.annotator_id,
                (extract(epoch from j.created_at) * 1000)::int8, j.duration_ms, j.guideline_version, j.protocol_version,
                j.confidence, j.skip_reason is not null, t.is_gold,
                (select string_agg(tag, e'\\x1f') from unnest(c.tags) tag),
                case when jsonb_array_length(jsonb_path_query_array(j.tiers, '$[*][*]')) >= 3 then j.tiers::text end,
                case when j.scores <> '{}'::jsonb then j.scores::text end
         from judgments j
         join tasks t on t.project_id = j.project_id and t.id = j.task_id
         join prompts c on c.project_id = t.project_id and c.id = t.prompt_id
         where ${own("j")} and j.superseded_seq is null${since(floor)}`,
        onRow,
      ),
    preferences: (floor, onRow) =>
      copyBinary(
        sql,
        `select p.judgment_id, p.ordinal, p.response_a, p.response_b, p.outcome, p.strength, p.order_known, p.group_size
         from preferences p ${floor > 0 ? "join judgments j on j.project_id = p.project_id and j.id = p.judgment_id" : ""}
         where ${own("p")} and p.is_current${since(floor)}`,
        onRow,
      ),
    responses: (ids, onRow) => {
      const these = ids === "all" ? "" : ` and r.id in ('${ids.filter((id) => uuid.test(id)).join("', '")}')`;
      return copyBinary(
        sql,
        `select r.id, r.prompt_id, r.model_id, r.length from responses r where ${own("r")}${these}`,
        onRow,
      );
    },
  };
}

/** Everything where there is no floor: no condition then, so that tables are read from end to end. */
function since(floor: number): string {
  return floor > 0 ? ` and j.seq > ${Math.floor(floor)}` : "";
}
