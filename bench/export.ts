import { spawn } from "node:child_process";
import { once } from "node:events";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import postgres from "postgres";
import { openDatabase } from "@/db/client";
import { claimDatasetExport, findDatasetExport } from "@/db/queries/release/dataset-export";
import type { Actor } from "@/lib/domain/actor";
import type { FileFormat } from "@/lib/domain/dataset/export";
import { recipeSchema } from "@/lib/domain/dataset/recipe";
import { writeExport } from "@/lib/services/release/dataset-export/write-export";
import { fillDataset } from "@/lib/services/release/datasets/fill-dataset";
import { freezeDataset } from "@/lib/services/release/datasets/freeze-dataset";
import { getDataset } from "@/lib/services/release/datasets/get-dataset";
import { makeBenchProject, startBenchServer } from "./lib/bench-server";
import { fillPreferences } from "./lib/fill-preferences";

/**
 * Freezes a dataset of everything in a project and exports it as JSONL, gzip and Parquet, each in a process of its own whose
 * peak memory is measured:
 *   npx tsx bench/export.ts [pairs] [pairs of the smaller run]
 * Beside them, in the same run, stands PostgreSQL's own COPY … TO STDOUT of the same rows from the same tables. An export
 * does more than COPY: it hashes, looks for tool calls and images, fits the ratings and writes the card.
 */

interface Job {
  url: string;
  projectId: string;
  folder: string;
  lead: Actor;
}

interface Result {
  seconds: number;
  peakMegabytes: number;
  bytes: number;
}

const number = 1;
const formats: readonly FileFormat[] = ["jsonl", "jsonl.gz", "parquet"];

/** What a database administrator would write to get the same rows as JSON lines. */
function sameRows(projectId: string): string {
  return `copy (
    select json_build_object('prompt', c.messages, 'chosen', rc.messages, 'rejected', rr.messages, 'margin', p.margin,
      'pair_id', p.group_id || '-' || p.chosen_id || '-' || p.rejected_id, 'group_id', p.group_id, 'weight', p.weight,
      'p_chosen', p.p_chosen, 'n_judgments', p.judgments, 'n_ties', p.ties, 'strength', p.strength,
      'rank_chosen', p.rank_chosen, 'rank_rejected', p.rank_rejected, 'model_chosen', mc.name,
      'model_rejected', mr.name, 'annotator', p.annotator_id, 'annotator_kind', n.kind, 'prompt_id', c.id,
      'split_group', dp.split_group, 'external_id', c.external_id, 'language', c.language, 'tags', c.tags)
    from dataset_pairs p
    join dataset_prompts dp on dp.project_id = p.project_id and dp.number = p.number and dp.place = p.place
    join prompts c on c.project_id = p.project_id and c.id = dp.prompt_id
    join responses rc on rc.project_id = p.project_id and rc.id = p.chosen_id
    join responses rr on rr.project_id = p.project_id and rr.id = p.rejected_id
    join models mc on mc.project_id = p.project_id and mc.id = rc.model_id
    join models mr on mr.project_id = p.project_id and mr.id = rr.model_id
    left join annotators n on n.project_id = p.project_id and n.id = p.annotator_id
    where p.project_id = '${projectId}' and p.number = ${number}
    order by p.ordinal
  ) to stdout (format csv, quote e'\\x01', delimiter e'\\x02')`;
}

async function work(name: string, { url, projectId, folder, lead }: Job): Promise<void> {
  process.env.DATA_DIR = folder;
  const database = openDatabase(url, { max: 4, isDirect: true });
  const started = performance.now();
  let bytes = 0;
  if (name === "copy") {
    const file = path.join(folder, "copy.jsonl");
    await pipeline(await database.sql.unsafe(sameRows(projectId)).readable(), fs.createWriteStream(file));
    bytes = fs.statSync(file).size;
  } else if (name === "freeze") {
    const recipe = recipeSchema.parse({});
    const frozen = await freezeDataset(database, lead, projectId, { name: "Everything", recipe });
    await fillDataset(database, { projectId, number: frozen.number });
    const { state, failure } = await getDataset(database, lead, projectId, number);
    if (state !== "ready") throw new Error(`the dataset is ${state}: ${failure}`);
  } else {
    const key = { projectId, number, preset: "preference", format: name as FileFormat } as const;
    await claimDatasetExport(database.db, key);
    await writeExport(database, key);
    const done = await findDatasetExport(database.db, key);
    bytes = done?.files?.reduce((sum, file) => sum + (file.rows === null ? 0 : file.bytes), 0) ?? 0;
  }
  const seconds = (performance.now() - started) / 1000;
  await database.close();
  const peakMegabytes = process.resourceUsage().maxRSS / 1024;
  process.stdout.write(`${JSON.stringify({ seconds, peakMegabytes, bytes })}\n`);
}

/** One piece of work in a process of its own. */
async function measure(name: string, job: Job): Promise<Result> {
  const args = ["--import", "tsx", import.meta.filename, "--work", name, JSON.stringify(job)];
  const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
  let output = "";
  child.stdout.on("data", (text: Buffer) => {
    output += text;
  });
  const [code] = await once(child, "exit");
  if (code !== 0) throw new Error(`${name} ended with ${code}`);
  return JSON.parse(output.trim().split("\n").at(-1) ?? "") as Result;
}

async function main(large: number, small: number): Promise<void> {
  const server = await startBenchServer();
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "concord-bench-export-"));
  try {
    for (const pairs of [small, large]) {
      const { url, ...database } = await server.newDatabase(`bench_${pairs}`);
      const { projectId, lead } = await makeBenchProject(database, 0);
      await fillPreferences(database, projectId, pairs);
      const admin = postgres(url, { max: 1, onnotice: () => {} });
      // COPY twice, so that the first to come does not pay for cold tables.
      for (const name of ["freeze", "copy", ...formats, "copy"]) {
        if (name === "freeze" || name === "copy") await admin`vacuum analyze`;
        const { seconds, bytes, peakMegabytes } = await measure(name, { url, projectId, folder, lead });
        process.stdout.write(
          `${name.padEnd(8)} ${String(pairs).padStart(9)} pairs ${seconds.toFixed(1).padStart(7)} s ` +
            `${(pairs / seconds).toFixed(0).padStart(8)} pairs/s ${(bytes / 1e6).toFixed(0).padStart(6)} MB ` +
            `${peakMegabytes.toFixed(0).padStart(5)} MB peak\n`,
        );
      }
      await admin.end();
      await database.close();
    }
  } finally {
    await server.stop();
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

if (process.argv[2] === "--work") await work(process.argv[3] ?? "", JSON.parse(process.argv[4] ?? "") as Job);
else await main(Number(process.argv[2] ?? 1_000_000), Number(process.argv[3] ?? 100_000));
