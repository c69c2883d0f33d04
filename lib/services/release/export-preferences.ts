import type { z } from "zod";
import type { OpenDatabase } from "@/db/client";
import { streamPreferences } from "@/db/queries/release/export";
import type { Actor } from "@/lib/domain/actor";
import { kindsOf } from "@/lib/domain/annotator";
import type { preferenceExportQuery } from "@/lib/domain/api/release";
import { preferenceLine, pseudonym, splitOf } from "@/lib/formats/write/preference-row";
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
      text += preferenceLine(row, options.format, nameOf(row.annotatorId), split);
    }
    if (text !== "") yield text;
  }
}
