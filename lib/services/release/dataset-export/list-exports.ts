import type { OpenDatabase } from "@/db/client";
import { findExportedDataset, selectDatasetExports } from "@/db/queries/release/dataset-export";
import type { Actor } from "@/lib/domain/actor";
import type { PresetView } from "@/lib/domain/api/dataset-export";
import { presetNames } from "@/lib/domain/dataset/export";
import type { DatasetManifest, Split } from "@/lib/domain/dataset/manifest";
import { ConcordError } from "@/lib/domain/error";
import { dataPath } from "@/lib/formats/write/preset";
import { presetOf } from "@/lib/formats/write/presets";
import { authorise } from "../../people/authorise";
import { exportView } from "./export-view";

/**
 * What a dataset can be exported as, what each format cannot carry, and the exports there are.
 * @throws ConcordError not_found | forbidden
 */
export async function listExports(database: OpenDatabase, actor: Actor, projectId: string, number: number) {
  await authorise(database.db, actor, projectId, "dataset.export");
  const dataset = await findExportedDataset(database.db, projectId, number);
  if (!dataset) throw new ConcordError("not_found", "There is no such dataset.");
  const exports = await selectDatasetExports(database.db, { projectId, number });
  const pairs = pairsOf(dataset.manifest);
  const splits = (["train", "validation", "test"] as const).filter((split) => (pairs[split] ?? 0) > 0);
  return {
    presets: presetNames.map((name) => presetView(name, splits.length > 0 ? splits : ["train"])),
    exports: exports.map(exportView),
    pairs: (pairs.train ?? 0) + (pairs.validation ?? 0) + (pairs.test ?? 0),
    held: {
      ties: dataset.manifest?.summary.tiedPairs ?? 0,
      demonstrations: dataset.manifest?.summary.demonstrations ?? 0,
      rewrites: dataset.manifest?.summary.rewrites ?? 0,
    },
  };
}

function pairsOf(manifest: DatasetManifest | null): Partial<Record<Split, number>> {
  return manifest?.summary.pairs ?? {};
}

function presetView(name: (typeof presetNames)[number], splits: readonly Split[]): PresetView {
  const preset = presetOf(name);
  const snippets = preset.formats.map((format) => {
    const files = splits.map((split) => ({ split, path: dataPath(preset, split, format) }));
    return [format, preset.snippets(files, format)] as const;
  });
  return {
    name,
    stacks: [...preset.stacks],
    losses: [...preset.losses],
    formats: [...preset.formats],
    snippets: Object.fromEntries(snippets),
  };
}
