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
import { verifyFolder } from "@/lib/formats/verify/verify-folder";
import { dataPath } from "@/lib/formats/write/preset";
import { presetOf } from "@/lib/formats/write/presets";
import { exampleRows } from "./example-rows";

/**
 * Imports example judgments into the running server, freezes them, exports them in every format and verifies the folders;
 * writes the job that prove.py works on:
 *   npx tsx bench/training/export-examples.ts --output FOLDER
 */
const { output = "exports" } = parseArgs({ options: { output: { type: "string" } } }).values;
const server = findServer();
const { id: projectId } = await callApi(createProject, { body: { name: `Training ${Date.now()}` } }, server);
await importFiles(projectId, { "rows.jsonl": exampleRows(240) }, server);
const recipe = { ties: "keep", splits: { validation: 0.1, test: 0.1, nearDuplicate: 1 } } as const;
const body = { name: "examples", recipe };
const { number } = await callApi(freezeDataset, { params: { projectId }, body }, server);
for (;;) {
  const { state } = await callApi(getDataset, { params: { projectId, number } }, server);
  if (state === "ready") break;
  if (state === "failed") throw new Error("The dataset could not be frozen.");
  await new Promise((resolve) => setTimeout(resolve, 200));
}

const exports: Record<string, string> = {};
for (const preset of presetNames)
  for (const format of presetOf(preset).formats) {
    const folder = path.resolve(output, `${preset}-${format}`);
    await exportDataset(server, { projectId, number, preset, format }, folder);
    const { problems } = await verifyFolder(folder);
    if (problems.length > 0) throw new Error(`${folder}: ${problems.join("; ")}`);
    exports[`${preset} ${format}`] = folder;
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
fs.writeFileSync(job, JSON.stringify({ exports, urls, token }), { mode: 0o600 });
process.stdout.write(`${job}\n`);
