import type { Column } from "@/lib/domain/dataset/export";
import type { FileWriter } from "./file-writer";

/** What a spreadsheet would take for a formula. */
const formula = /^[=+\-@\t\r]/;

/**
 * CSV for people and their spreadsheets: a byte order mark, so that Excel reads UTF-8; CRLF (RFC 4180); messages as
 * "role: text" with a blank line between them; a text that looks like a formula gets an apostrophe before it.
 */
export function csvWriter(columns: readonly Column[]): FileWriter {
  let start = `\ufeff${columns.map(({ name }) => name).join(",")}\r\n`;
  const take = (body: string) => {
    const bytes = Buffer.from(start + body);
    start = "";
    return bytes;
  };
  return {
    write: (lines) =>
      take(
        lines
          .map((line) => {
            const row = JSON.parse(line) as Record<string, unknown>;
            return `${columns.map(({ name }) => cell(row[name])).join(",")}\r\n`;
          })
          .join(""),
      ),
    end: () => take(""),
  };
}

function cell(value: unknown): string {
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  const text = textOf(value);
  const safe = formula.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "string") return value;
  if (!Array.isArray(value)) return JSON.stringify(value);
  if (value.every((entry) => typeof entry === "string")) return value.join("; ");
  const messages = value as { role?: unknown; content?: unknown }[];
  if (messages.some(({ role, content }) => typeof role !== "string" || typeof content !== "string"))
    return JSON.stringify(value);
  return messages.map(({ role, content }) => `${String(role)}: ${String(content)}`).join("\n\n");
}
