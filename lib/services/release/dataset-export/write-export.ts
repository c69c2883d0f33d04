import { createHash } from "node:crypto";
import type { OpenDatabase } from "@/db/client";
import { findContentShape } from "@/db/queries/release/dataset-content";
import {
  type ExportKey,
  findDatasetExport,
  findExportedDataset,
  updateDatasetExport,
} from "@/db/queries/release/dataset-export";
import type { ExportedFile, ExportManifest, LeftOut } from "@/lib/domain/dataset/export";
import { ConcordError } from "@/lib/domain/error";
import { croissantOf } from "@/lib/formats/write/card/croissant";
import type { CardFacts } from "@/lib/formats/write/card/facts";
import { readmeOf } from "@/lib/formats/write/card/readme";
import type { PresetContext } from "@/lib/formats/write/preset";
import { presetOf } from "@/lib/formats/write/presets";
import { version } from "@/package.json";
import { exportKey, exportStore } from "../storage";
import { writeDataFiles } from "./data-files";
import { FileSink } from "./file-sink";
import { writeRatingPack } from "./rating-pack";

/** How often progress is written down. Milliseconds. */
const progressEvery = 1_000;

/**
 * Writes a dataset in one format, whole: data files, card, metadata, rating pack, manifest. Done by a worker, in constant
 * memory; what an earlier attempt left is written over. A failure is written down with its reason: "nothing" where the
 * format has no place for anything that the dataset holds, since loaders stop at files without a row.
 */
export async function writeExport(
  database: OpenDatabase,
  key: ExportKey,
  signal: AbortSignal = new AbortController().signal,
): Promise<void> {
  const now = await findDatasetExport(database.db, key);
  if (!now || now.state === "ready") return;
  await updateDatasetExport(database.db, key, { state: "writing", rows: 0, failure: null });
  try {
    const { files, leftOut, rows } = await write(database, key, signal);
    await updateDatasetExport(database.db, key, { state: "ready", rows, files, leftOut });
  } catch (error) {
    // Stopped by the worker's end: the next one does it anew.
    if (signal.aborted) throw error;
    const isKnown = error instanceof ConcordError;
    const failure = isKnown ? (error.issues[0]?.message ?? error.message) : "The files could not be written.";
    await updateDatasetExport(database.db, key, { state: "failed", failure });
    // Tried again, it would fail again.
    if (!isKnown) throw error;
  }
}

async function write(database: OpenDatabase, key: ExportKey, signal: AbortSignal) {
  const dataset = await findExportedDataset(database.db, key.projectId, key.number);
  if (dataset?.state !== "ready" || !dataset.manifest)
    throw new ConcordError("conflict", "The dataset is not ready.");
  const preset = presetOf(key.preset);
  const { fingerprint, contentHash } = dataset.manifest;
  const leftOut: LeftOut = {};
  let replacedCharacters = 0;
  const context: PresetContext = {
    shape: await findContentShape(database, key),
    marginKind: dataset.recipe.margin,
    hasBounds: dataset.recipe.aggregation.kind !== "every",
    version: contentHash.slice(0, 16),
    pseudonym: pseudonyms(contentHash),
    leave: (reason) => {
      leftOut[reason] = (leftOut[reason] ?? 0) + 1;
    },
  };
  const columns = preset.columns(context);
  const store = exportStore();
  // An attempt that was broken off may have left files that this one has not.
  await store.remove(exportKey(key));
  const files: ExportedFile[] = [];
  const open = (path: string) => new FileSink(store, exportKey(key, path), path);
  const done = async (sink: FileSink) => void files.push(await sink.end(false));
  const put = async (path: string, text: string) => {
    const sink = open(path);
    await sink.write(Buffer.from(text));
    await done(sink);
  };

  let told = Date.now();
  const data = await writeDataFiles({
    database,
    key,
    preset,
    format: key.format,
    context,
    columns,
    open,
    signal,
    onRows: async (rows) => {
      if (Date.now() - told < progressEvery) return;
      told = Date.now();
      await updateDatasetExport(database.db, key, { rows });
    },
    onReplaced: (characters) => {
      replacedCharacters += characters;
    },
  });
  if (data.every((file) => file.rows === 0))
    throw new ConcordError("conflict", "Nothing in this dataset has a place in this format.", [
      { path: "preset", message: "nothing" },
    ]);
  files.push(...data.map(({ split: _, ...file }) => file));
  for (const { path, text } of preset.extras?.(data) ?? []) await put(path, text);
  const ratings = await writeRatingPack(database, key, open, done);
  if (dataset.guidelines) await put("guidelines.md", dataset.guidelines);
  const facts: CardFacts = {
    ...dataset,
    ...dataset.manifest,
    preset,
    format: key.format,
    columns,
    data,
    leftOut,
    replacedCharacters,
    ratings,
  };
  await put("README.md", readmeOf(facts));
  await put("croissant.json", croissantOf(facts));
  files.sort((a, b) => (a.path < b.path ? -1 : 1));
  const manifest: ExportManifest = {
    format: "concord-export/1",
    dataset: {
      project: dataset.project,
      number: dataset.number,
      name: dataset.name,
      fingerprint,
      contentHash,
      recipe: dataset.recipe,
      lastJudgment: dataset.lastSeq,
      license: dataset.license,
    },
    versions: {
      concord: version,
      guidelines: dataset.manifest.guidelineVersions,
      protocols: dataset.manifest.protocolVersions,
    },
    preset: preset.name,
    fileFormat: key.format,
    columns,
    splits: data.map(({ split, path, rows }) => ({ split, path, rows })),
    leftOut,
    replacedCharacters,
    files: [...files],
  };
  await put("manifest.json", `${JSON.stringify(manifest, null, 2)}\n`);
  return { files, leftOut, rows: data.reduce((sum, file) => sum + file.rows, 0) };
}

/** Names for annotators that are the same throughout a dataset's exports and tell nothing else. */
function pseudonyms(contentHash: string): (annotatorId: string) => string {
  const known = new Map<string, string>();
  return (annotatorId) => {
    let name = known.get(annotatorId);
    if (name === undefined) {
      const hash = createHash("sha256").update(`${contentHash}|${annotatorId}`).digest("hex");
      name = `annotator-${hash.slice(0, 12)}`;
      known.set(annotatorId, name);
    }
    return name;
  };
}
