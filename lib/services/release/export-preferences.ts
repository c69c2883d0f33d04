import type { z } from "zod";
import type { OpenDatabase } from "@/db/client";
import { streamPreferences } from "@/db/queries/release/export";
import type { Actor } from "@/lib/domain/actor";
import { kindsOf } from "@/lib/domain/annotator";
import type { preferenceExportQuery } from "@/lib/domain/api/release";
import {
  type ExportedPreference,
  preferenceLine,
  pseudonym,
  type Split,
  splitOf,
} from "@/lib/formats/write/preference-row";
import { pairPresets } from "@/lib/formats/write/presets/pairs";
import { pairOf } from "@/lib/formats/write/presets/pairs/pair";
import { authorise } from "../people/authorise";

export type ExportOptions = z.output<typeof preferenceExportQuery>;

/**
 * The lines of a preference export, some hundred at a time, as they are read from the database: memory does not grow
 * with the export. The actor is asked before the first line.
 * @throws ConcordError not_found | forbidden
 */
export async function exportPreferences(
  database: OpenDatabase,
  actor: Actor,
  projectId: string,
  options: ExportOptions,
): Promise<AsyncGenerator<string>> {
  await authorise(database.db, actor, projectId, "dataset.export");
  return lines(database, projectId, options);
}

async function* lines(
  database: OpenDatabase,
  projectId: string,
  options: ExportOptions,
): AsyncGenerator<string> {
  const pseudonyms = new Map<string, string>();
  const nameOf = (annotatorId: string): string => {
    const name = pseudonyms.get(annotatorId) ?? pseudonym(projectId, annotatorId);
    pseudonyms.set(annotatorId, name);
    return name;
  };
  for await (const rows of streamPreferences(database, projectId, kindsOf(options.judges))) {
    let text = "";
    for (const row of rows) {
      if (row.outcome === 0 && options.ties === "drop") continue;
      const split = splitOf(row.promptId, options.seed, options);
      if (options.split !== "all" && options.split !== split) continue;
      const line = lineOf(row, options, () => nameOf(row.annotatorId), split);
      if (line !== null) text += line;
    }
    if (text !== "") yield text;
  }
}

/** A row in the format asked for; null where that format cannot hold it. A stack's own format has no place for a tie. */
function lineOf(
  row: ExportedPreference,
  { format }: ExportOptions,
  nameOf: () => string,
  split: Split,
): string | null {
  if (format === "conversational" || format === "standard")
    return preferenceLine(row, format, nameOf(), split);
  if (row.outcome === 0) return null;
  const line = pairPresets[format](pairOf(row));
  return line === null ? null : `${line}\n`;
}
