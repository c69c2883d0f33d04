import type postgres from "postgres";
import { type BinaryRow, copyBinary } from "@/db/copy-binary";
import type { Message } from "@/lib/domain/message";
import type { ResponseStyle } from "@/lib/domain/response-style";
import { json, type Sql } from "../sql";

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Responses with text whose style was not counted under this rule, in batches. */
export function streamUnstyled(
  sql: Sql,
  projectId: string,
  rule: number,
  batch = 500,
): AsyncIterable<{ id: string; messages: Message[] }[]> {
  return sql<{ id: string; messages: Message[] }[]>`
    select r.id, r.messages from responses r
    where r.project_id = ${projectId} and r.has_text and not exists (
      select from response_styles s
      where s.project_id = r.project_id and s.response_id = r.id and s.rule = ${rule}
    )`.cursor(batch);
}

/** Keeps what responses look like; those deleted meanwhile are passed over. */
export async function saveStyles(
  sql: Sql,
  projectId: string,
  rule: number,
  rows: readonly ({ responseId: string } & ResponseStyle)[],
): Promise<void> {
  await sql`
    insert into response_styles (project_id, response_id, rule, length, headings, lists, bold, code_blocks)
    select r.project_id, r.id, ${rule}, s.length, s.headings, s.lists, s.bold, s."codeBlocks"
    from jsonb_to_recordset(${json(rows)}::text::jsonb) as s(
      "responseId" uuid, length int, headings int, lists int, bold int, "codeBlocks" int
    )
    join responses r on r.project_id = ${projectId} and r.id = s."responseId"
    for key share of r
    on conflict (project_id, response_id) do update
    set rule = excluded.rule, length = excluded.length, headings = excluded.headings, lists = excluded.lists,
        bold = excluded.bold, code_blocks = excluded.code_blocks`;
}

/** The style of every response: its id, then its features in the order of `styleFeatures`. */
export async function readStyles(
  pool: postgres.Sql,
  projectId: string,
  onRow: (row: BinaryRow) => void,
): Promise<void> {
  if (!uuid.test(projectId)) throw new Error(`not an id: ${projectId}`);
  const connection = await pool.reserve();
  try {
    await copyBinary(
      connection,
      `select response_id, length, headings, lists, bold, code_blocks from response_styles
       where project_id = '${projectId}'`,
      onRow,
    );
  } finally {
    connection.release();
  }
}
