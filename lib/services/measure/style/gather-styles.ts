import type { OpenDatabase } from "@/db/client";
import { readStyles, saveStyles, streamUnstyled } from "@/db/queries/measure/style";
import { textOfAll } from "@/lib/domain/message";
import { styleFeatures, styleOf, styleRule } from "@/lib/domain/response-style";
import { IdTable } from "../facts/id-table";
import type { ProjectTables } from "../facts/project-tables";
import type { StyleTable } from "../report/rating-style";

/**
 * The style of every response that the tables name, by their numbers. A text is read once in its life: what it looks like
 * is kept, and only responses that came since are read.
 */
export async function gatherStyles(
  database: OpenDatabase,
  projectId: string,
  { responses }: ProjectTables,
): Promise<StyleTable> {
  for await (const batch of streamUnstyled(database.sql, projectId, styleRule))
    await saveStyles(
      database.sql,
      projectId,
      styleRule,
      batch.map(({ id, messages }) => ({ responseId: id, ...styleOf(textOfAll(messages)) })),
    );
  const numbers = new IdTable();
  const count = responses.ids.length / 4;
  for (let at = 0; at < count; at++) numbers.numberOf(responses.ids.subarray(at * 4, at * 4 + 4));
  const bytes = Int32Array.BYTES_PER_ELEMENT * count * styleFeatures.length;
  const styles = new Int32Array(new SharedArrayBuffer(bytes)).fill(-1);
  const id = new Uint32Array(4);
  await readStyles(database.sql, projectId, (row) => {
    row.uuid(id);
    const number = numbers.numberOf(id);
    // A response that came after the tables were read.
    if (number >= count) return;
    for (let k = 0; k < styleFeatures.length; k++) styles[number * styleFeatures.length + k] = row.number();
  });
  return styles;
}
