import type { Message } from "@/lib/domain/message";
import type { Sql } from "../sql";

/** What responses say; those without text are left out. */
export async function findResponseTexts(
  sql: Sql,
  projectId: string,
  ids: readonly string[],
): Promise<{ id: string; messages: Message[] }[]> {
  return sql<{ id: string; messages: Message[] }[]>`
    select id, messages from responses
    where project_id = ${projectId} and has_text and id = any(${ids as string[]}::uuid[])`;
}
