import { once } from "node:events";
import type { Sql } from "./queries/sql";

/** A value of one column: undefined and null are NULL; objects go as JSON, bytes as bytea, dates as ISO text. */
export type CopyValue = string | number | boolean | null | undefined | Buffer | object;

const escapes: Record<string, string> = { "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t" };

/** One row in COPY's text format. */
export function copyLine(values: readonly CopyValue[]): string {
  return `${values.map(field).join("\t")}\n`;
}

function field(value: CopyValue): string {
  if (value === null || value === undefined) return "\\N";
  if (Buffer.isBuffer(value)) return `\\\\x${value.toString("hex")}`;
  if (typeof value === "boolean") return value ? "t" : "f";
  const text = typeof value === "object" ? JSON.stringify(value) : String(value);
  return text.replace(/[\\\n\r\t]/g, (character) => escapes[character] ?? character);
}

/** Sends rows into a table by COPY. Table and columns are our own words, never input. */
export async function copyRows(
  sql: Sql,
  table: string,
  columns: readonly string[],
  lines: readonly string[],
): Promise<void> {
  if (lines.length === 0) return;
  const stream = await sql.unsafe(`copy ${table} (${columns.join(", ")}) from stdin`).writable();
  const done = once(stream, "finish");
  stream.write(lines.join(""));
  stream.end();
  await done;
}
