import type { OpenDatabase } from "@/db/client";
import type { Actor } from "@/lib/domain/actor";
import type { FieldMapping, ImportPreview } from "@/lib/domain/api/ingest";
import { ConcordError } from "@/lib/domain/error";
import type { InputFile } from "@/lib/formats/read/input";
import { type Pictures, splitPictures } from "@/lib/formats/read/pictures";
import { readFiles } from "@/lib/formats/read/read-files";
import { formatOf, type RecognisedFile, recogniseFiles } from "@/lib/formats/read/recognise";
import type { JudgmentRecord, RowProblem } from "@/lib/formats/record";
import { requireImport } from "./find-import";
import { uploadedFiles } from "./upload-folder";

const rowsShown = 8;
const rowsLookedAt = 400;
const responsesShown = 12;

/**
 * What the uploaded files are, and the first prompts with responses and verdicts as they would appear.
 * @throws ConcordError not_found | forbidden | invalid_input
 */
export async function previewImport(
  database: OpenDatabase,
  actor: Actor,
  projectId: string,
  importId: string,
  mapping?: FieldMapping,
): Promise<ImportPreview> {
  const row = await requireImport(database, actor, projectId, importId, "data.import");
  const files = uploadedFiles(importId, row.fileNames);
  if (!files) throw new ConcordError("invalid_input", "Not every file of this import has been uploaded.");
  return previewFiles(files, mapping);
}

async function previewFiles(files: InputFile[], mapping?: FieldMapping): Promise<ImportPreview> {
  const preview: ImportPreview = {
    format: null,
    files: [],
    pictures: 0,
    fields: [],
    rows: [],
    problems: [],
    error: null,
  };
  try {
    const { rows, pictures } = splitPictures(files);
    const recognised = await recogniseFiles(rows, mapping);
    preview.pictures = pictures.count;
    preview.format = formatOf(recognised) || null;
    preview.files = recognised.map(({ file, shape, model }) => ({
      name: file.name,
      format: shape?.title ?? "unknown",
      model,
      role: shape?.role ?? "unknown",
    }));
    const unknown = recognised.filter((one) => one.shape === null);
    preview.fields = [...new Set(unknown.flatMap((one) => one.fields))];
    await fillRows(preview, recognised, pictures);
  } catch (error) {
    if (!(error instanceof ConcordError)) throw error;
    preview.error = error.message;
  }
  return preview;
}

async function fillRows(
  preview: ImportPreview,
  recognised: readonly RecognisedFile[],
  pictures: Pictures,
): Promise<void> {
  const rows = new Map<string, ImportPreview["rows"][number]>();
  const rowOf = (promptKey: string) => {
    const known = rows.get(promptKey);
    if (known || rows.size >= rowsShown) return known;
    const fresh = { promptKey, messages: [], language: null, tags: [], responses: [], judgments: [] };
    rows.set(promptKey, fresh);
    return fresh;
  };
  // Files of one import tell the same prompts: each is looked into from its start.
  for (const one of recognised) {
    if (!one.shape) continue;
    let seen = 0;
    for await (const event of readFiles([one], { pictures })) {
      if (event.kind === "problem") addProblem(preview.problems, event.problem);
      else {
        const { record } = event;
        const row = rowOf(record.promptKey);
        if (row && record.type === "prompt") {
          if (record.messages) row.messages = record.messages;
          row.language ??= record.language ?? null;
          row.tags = [...new Set([...row.tags, ...record.tags])];
        } else if (
          row &&
          record.type === "response" &&
          record.messages &&
          row.responses.length < responsesShown
        )
          row.responses.push({ model: record.model.name, messages: record.messages });
        else if (row && record.type === "judgment")
          row.judgments.push({
            annotator: record.annotator.name,
            kind: record.annotator.kind,
            verdict: verdictOf(record),
          });
      }
      if (++seen >= rowsLookedAt) break;
    }
  }
  preview.rows = [...rows.values()];
}

function addProblem(problems: RowProblem[], problem: RowProblem): void {
  if (problems.length < 50) problems.push(problem);
}

/** "m1 > m2 = m3": best first. */
function verdictOf(record: JudgmentRecord): string {
  return record.answer.tiers.map((tier) => tier.join(" = ")).join(" > ");
}
