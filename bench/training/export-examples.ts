import fs from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { exportDataset } from "@/cli/commands/export-dataset";
import { findServer } from "@/cli/server";
import { importFiles } from "@/e2e/lib/server";
import { callApi, urlOf } from "@/lib/domain/api/client";
import { readExportFile } from "@/lib/domain/api/dataset-export";
import { freezeDataset, getDataset } from "@/lib/domain/api/datasets";
import { createApiToken } from "@/lib/domain/api/people";
import { createProject } from "@/lib/domain/api/projects";
import { type FileFormat, presetNames } from "@/lib/domain/dataset/export";
import type { RecipeInput } from "@/lib/domain/dataset/recipe";
import { verifyFolder } from "@/lib/formats/verify/verify-folder";
import { dataPath } from "@/lib/formats/write/preset";
import { presetOf } from "@/lib/formats/write/presets";
import { exampleRows, pictureRows } from "./example-rows";

/**
 * Imports example judgments into the running server, freezes them, exports them in every format and verifies the folders;
 * writes the job that prove.py works on:
 *   npx tsx bench/training/export-examples.ts --output FOLDER
 */
const { output = "exports" } = parseArgs({ options: { output: { type: "string" } } }).values;
const server = findServer();
const splits = { validation: 0.1, test: 0.1, nearDuplicate: 1 };
const dataset = await freeze(exampleRows(240), { ties: "keep", splits });
const { projectId, number } = dataset;

const exports: Record<string, string> = {};
for (const preset of presetNames)
  for (const format of presetOf(preset).formats) {
    const folder = path.resolve(output, `${preset}-${format}`);
    await write({ ...dataset, preset, format }, folder);
    exports[`${preset} ${format}`] = folder;
  }
const seen = await freeze(pictureRows(12), { splits });
const pictures: Record<string, string> = {};
for (const format of ["jsonl", "parquet"] as const) {
  pictures[format] = path.resolve(output, `pictures-${format}`);
  await write({ ...seen, preset: "preference", format }, pictures[format]);
}
const tokenBody = { name: "proof", projectId, exportsOnly: true, days: 1 };
const { token } = await callApi(createApiToken, { body: tokenBody }, server);
const urls = Object.fromEntries(
  (["jsonl", "jsonl.gz", "parquet"] as const satisfies FileFormat[]).map((format) => {
    const params = {
      projectId,
      number,
      preset: "preference",
      format,
      file: dataPath(presetOf("preference"), "train", format),
    } as const;
    return [format, server.baseUrl + urlOf(readExportFile, { params, query: { token } })];
  }),
);
const job = path.resolve(output, "job.json");
fs.writeFileSync(job, JSON.stringify({ exports, pictures, urls, token }), { mode: 0o600 });
process.stdout.write(`${job}\n`);

/** A project with these rows, and a dataset of all of them. */
async function freeze(rows: string, recipe: RecipeInput) {
  const name = `Training ${Date.now()}`;
  const { id } = await callApi(createProject, { body: { name } }, server);
  const project = { projectId: id };
  await importFiles(id, { "rows.jsonl": rows }, server);
  const frozen = await callApi(
    freezeDataset,
    { params: project, body: { name: "examples", recipe } },
    server,
  );
  const params = { ...project, number: frozen.number };
  for (;;) {
    const { state } = await callApi(getDataset, { params }, server);
    if (state === "ready") return params;
    if (state === "failed") throw new Error("The dataset could not be frozen.");
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

async function write(wish: Parameters<typeof exportDataset>[1], folder: string): Promise<void> {
  await exportDataset(server, wish, folder);
  const { problems } = await verifyFolder(folder);
  if (problems.length > 0) throw new Error(`${folder}: ${problems.join("; ")}`);
}
