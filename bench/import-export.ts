import { spawn } from "node:child_process";
import { once } from "node:events";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import postgres from "postgres";
import { type OpenDatabase, openDatabase } from "@/db/client";
import type { Actor } from "@/lib/domain/actor";
import { preferenceExportQuery } from "@/lib/domain/api/release";
import { importNow } from "@/lib/services/ingest/testing";
import { exportPreferences } from "@/lib/services/release/export-preferences";
import { makeBenchProject, startBenchServer } from "./lib/bench-server";
import { writePairs } from "./lib/write-pairs";

/**
 * Imports a file of preference pairs and exports them again, each in a process of its own whose peak memory is measured:
 *   npx tsx bench/import-export.ts [rows] [rows of the smaller run]
 * Beside the export, in the same run, stands PostgreSQL's own COPY … TO STDOUT of the same rows from the same tables.
 */

interface Job {
  url: string;
  projectId: string;
  actor: Actor;
  file: string;
}

interface Result {
  seconds: number;
  peakMegabytes: number;
  bytes: number;
  rows: number;
}

const works: Record<string, (database: OpenDatabase, job: Job) => Promise<{ bytes: number; rows: number }>> =
  {
    import: async (database, { projectId, actor, file }) => {
      const view = await importNow(database, actor, projectId, { "pairs.jsonl": { path: file } });
      if (view.status !== "done") throw new Error(view.error ?? view.status);
      return { bytes: fs.statSync(file).size, rows: view.rowsRead };
    },
    export: async (database, { projectId, actor, file }) => {
      const options = preferenceExportQuery.parse({ ties: "keep" });
      const lines = await exportPreferences(database, actor, projectId, options);
      return write(lines, file);
    },
    copy: async (database, { projectId, file }) => {
      const copy = await database.sql.unsafe(sameRows(projectId)).readable();
      return write(copy, file);
    },
  };

/** What a database administrator would write to get the same preferences as JSON lines. */
function sameRows(projectId: string): string {
  return `copy (
    select json_build_object('prompt', c.messages, 'chosen', case when p.outcome < 0 then rb.messages else ra.messages end,
      'rejected', case when p.outcome < 0 then ra.messages else rb.messages end, 'margin', coalesce(p.strength, 1)::float8,
      'weight', p.weight, 'pair_id', j.id || '-' || p.ordinal, 'group_id', j.id, 'prompt_id', c.id,
      'external_id', c.external_id, 'split', 'train', 'is_tie', p.outcome = 0, 'strength', p.strength,
      'model_chosen', ma.name, 'model_rejected', mb.name, 'annotator', p.annotator_id, 'annotator_kind', p.annotator_kind,
      'language', c.language, 'tags', c.tags, 'created_at', j.created_at)
    from judgments j
    join preferences p on p.project_id = j.project_id and p.judgment_id = j.id
    join tasks t on t.project_id = j.project_id and t.id = j.task_id
    join prompts c on c.project_id = t.project_id and c.id = t.prompt_id
    join responses ra on ra.project_id = p.project_id and ra.id = p.response_a
    join responses rb on rb.project_id = p.project_id and rb.id = p.response_b
    join models ma on ma.project_id = p.project_id and ma.id = p.model_a
    join models mb on mb.project_id = p.project_id and mb.id = p.model_b
    where j.project_id = '${projectId}' and j.superseded_seq is null
    order by j.seq, p.ordinal
  ) to stdout (format csv, quote e'\\x01', delimiter e'\\x02')`;
}

async function write(
  source: AsyncIterable<string | Buffer>,
  file: string,
): Promise<{ bytes: number; rows: number }> {
  let bytes = 0;
  let rows = 0;
  const output = fs.createWriteStream(file);
  const count = new Writable({
    decodeStrings: true,
    write(chunk: Buffer, _, done) {
      bytes += chunk.length;
      for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, at + 1)) rows++;
      output.write(chunk) ? done() : output.once("drain", () => done());
    },
  });
  await pipeline(source, count);
  output.end();
  await once(output, "finish");
  return { bytes, rows };
}

if (process.argv[2] === "--work") await work(process.argv[3] ?? "", JSON.parse(process.argv[4] ?? "") as Job);
else await main(Number(process.argv[2] ?? 1_000_000), Number(process.argv[3] ?? 100_000));

async function work(name: string, job: Job): Promise<void> {
  const database = openDatabase(job.url, { max: 4, isDirect: true });
  const started = performance.now();
  const done = await works[name]?.(database, job);
  const seconds = (performance.now() - started) / 1000;
  await database.close();
  const peakMegabytes = process.resourceUsage().maxRSS / 1024;
  process.stdout.write(`${JSON.stringify({ seconds, peakMegabytes, ...done })}\n`);
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
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "concord-bench-files-"));
  process.env.DATA_DIR = folder;
  const server = await startBenchServer();
  const say = (name: string, rows: number, result: Result) =>
    process.stdout.write(
      `${name.padEnd(8)} ${String(rows).padStart(9)} rows ${result.seconds.toFixed(1).padStart(7)} s ` +
        `${(result.rows / result.seconds).toFixed(0).padStart(8)} rows/s ` +
        `${(result.bytes / 1e6 / result.seconds).toFixed(1).padStart(7)} MB/s ` +
        `${result.peakMegabytes.toFixed(0).padStart(5)} MB peak\n`,
    );
  try {
    for (const rows of [small, large]) {
      const { url, ...database } = await server.newDatabase(`bench_${rows}`);
      const { projectId, lead } = await makeBenchProject(database, 0);
      const file = path.join(folder, `pairs-${rows}.jsonl`);
      await writePairs(file, rows);
      const job = { url, projectId, actor: lead, file };
      say("import", rows, await measure("import", job));
      const admin = postgres(url, { max: 1, onnotice: () => {} });
      await admin`vacuum analyze`;
      await admin.end();
      // In turns, and the export first: the peer finds the tables warm.
      for (let round = 0; round < 2; round++)
        for (const name of ["export", "copy"]) {
          const target = path.join(folder, `${name}.jsonl`);
          say(name, rows, await measure(name, { ...job, file: target }));
          fs.rmSync(target);
        }
      fs.rmSync(file);
      await database.close();
    }
  } finally {
    await server.stop();
    fs.rmSync(folder, { recursive: true, force: true });
  }
}
