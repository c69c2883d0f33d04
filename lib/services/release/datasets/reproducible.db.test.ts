import { type ChildProcess, spawn } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type postgres from "postgres";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type OpenDatabase, openDatabase } from "@/db/client";
import { migrateDatabase } from "@/db/migrate";
import { createTestDatabase, type TestDatabase } from "@/db/testing";
import type { DatasetView } from "@/lib/domain/api/datasets";
import type { RecipeInput } from "@/lib/domain/dataset/recipe";
import { recipeSchema } from "@/lib/domain/dataset/recipe";
import { startEmbeddedPostgres } from "@/scripts/lib/embedded-postgres.mjs";
import { importNow } from "../../ingest/testing";
import { type Cast, makeCast } from "../../people/testing";
import { getExport } from "../dataset-export/get-export";
import { startExport } from "../dataset-export/start-export";
import { writeExport } from "../dataset-export/write-export";
import { freezeDataset } from "./freeze-dataset";
import { getDataset } from "./get-dataset";
import { freezeNow, judgedPairs, type TestPair } from "./testing";

let test: TestDatabase;
let cast: Cast & { projectId: string };
let folder: string;
const dataDirBefore = process.env.DATA_DIR;

/** Every rule that computes with fractions, and near-duplicates. */
const recipe: RecipeInput = {
  aggregation: { kind: "soft" },
  ties: "half",
  margin: "calibrated",
  splits: { validation: 0.2, test: 0.2, isStratified: true, seed: 11 },
};

function pairs(): TestPair[] {
  const says = ["a", "b", "tie"] as const;
  return Array.from({ length: 120 }, (_, index) => ({
    prompt:
      index % 3 === 0
        ? `请解释第 ${index % 30} 号条目为什么重要，以及它与其他条目的关系。`
        : `Tell me about item ${index * 17} of the list and about number ${index * 31}, please`,
    tags: [["maths", "Ärger", "zoo", "中文"][index % 4] ?? ""],
    models: [`model-${index % 3}`, `model-${3 + (index % 2)}`] as [string, string],
    votes: Object.fromEntries(
      ["Ana", "bo", "Çelik", "王伟"]
        .filter((_, place) => (index + place) % 3 !== 0)
        .map((name, place) => {
          const vote = says[(index * 7 + place * 3) % (place === 0 ? 2 : 3)] ?? "a";
          return [name, { says: vote, strength: 1 + ((index + place) % 4) }];
        }),
    ),
  }));
}

beforeAll(async () => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), "concord-reproducible-"));
  fs.chmodSync(folder, 0o755);
  process.env.DATA_DIR = path.join(folder, "data");
  test = await createTestDatabase();
  cast = await makeCast(test.database);
  const view = await importNow(test.database, cast.lead, cast.projectId, {
    "rows.jsonl": judgedPairs(pairs()),
  });
  expect(view).toMatchObject({ status: "done", problemCount: 0 });
});
afterAll(async () => {
  process.env.DATA_DIR = dataDirBefore;
  await test.drop();
  fs.rmSync(folder, { recursive: true, force: true });
});

/** The sha256 of every file of two exports, the manifest (which names the dataset's number) left out. */
async function hashesOf(database: OpenDatabase, number: number): Promise<string[]> {
  const hashes: string[] = [];
  for (const [preset, format] of [
    ["preference", "parquet"],
    ["judgments", "jsonl"],
  ] as const) {
    const key = { projectId: cast.projectId, number, preset, format };
    await startExport(database, cast.lead, key);
    await writeExport(database, key);
    const { files } = await getExport(database, cast.lead, key);
    for (const file of files ?? [])
      if (/\.(jsonl|parquet)$/.test(file.path)) hashes.push(`${preset} ${file.path} ${file.sha256}`);
  }
  expect(hashes.length).toBeGreaterThan(4);
  return hashes.sort();
}

describe("the same recipe on the same judgments", () => {
  let first: DatasetView;
  let files: string[];
  beforeAll(async () => {
    first = await freezeNow(test.database, cast.lead, cast.projectId, recipe);
    files = await hashesOf(test.database, first.number);
    expect(first.manifest?.summary.nearDuplicateGroups).toBeGreaterThan(0);
  });

  it("gives the same files the second time", async () => {
    const again = await freezeNow(test.database, cast.lead, cast.projectId, recipe);
    expect(again.manifest).toEqual(first.manifest);
    expect(await hashesOf(test.database, again.number)).toEqual(files);
  });

  it("gives the same files after a restart: another process writes them", async () => {
    const { number } = await freezeDataset(test.database, cast.lead, cast.projectId, {
      name: "",
      recipe: recipeSchema.parse(recipe),
    });
    const worker = startWorker(test.url);
    try {
      const dataset = await until(
        () => getDataset(test.database, cast.lead, cast.projectId, number),
        ({ state }) => state !== "building",
      );
      expect(dataset.manifest).toEqual(first.manifest);
      expect(await hashesOf(test.database, number)).toEqual(files);
    } finally {
      worker.kill("SIGTERM");
    }
  });

  it("gives the same files after a restore into another PostgreSQL, its rows in another order", async () => {
    const home = path.join(folder, "other");
    fs.mkdirSync(home, { mode: 0o755 });
    const server = await startEmbeddedPostgres(home, { settings: { shared_buffers: "32MB" } });
    const admin = openDatabase(server.databaseUrl("postgres"), { max: 1 });
    // Sorts text in another way than the one before: nothing may depend on it.
    await admin.sql`create database restored template template0 locale_provider icu icu_locale 'sv' locale 'C'`;
    await admin.close();
    const url = server.databaseUrl("restored");
    await migrateDatabase(url);
    const restored = openDatabase(url, { max: 4 });
    try {
      await copyAll(test.database.sql, restored.sql);
      const there = await freezeNow(restored, cast.lead, cast.projectId, recipe);
      expect(there.number).toBeGreaterThan(first.number);
      expect(there.manifest).toEqual(first.manifest);
      process.env.DATA_DIR = path.join(folder, "restored-data");
      expect(await hashesOf(restored, there.number)).toEqual(files);
      // What was frozen before came along.
      expect(await hashesOf(restored, first.number)).toEqual(files);
    } finally {
      process.env.DATA_DIR = path.join(folder, "data");
      await restored.close();
      await server.stop();
    }
  });
});

function startWorker(databaseUrl: string): ChildProcess {
  return spawn(process.execPath, ["--import", "tsx", path.resolve("cli/worker.ts")], {
    env: {
      ...process.env,
      DATABASE_URL: databaseUrl,
      DATABASE_DIRECT_URL: "",
      DATA_DIR: path.join(folder, "worker"),
      TZ: "Asia/Kathmandu",
      LC_ALL: "tr_TR.UTF-8",
    },
    stdio: "ignore",
  });
}

async function until<Answer>(
  ask: () => Promise<Answer>,
  isDone: (answer: Answer) => boolean,
): Promise<Answer> {
  for (let waited = 0; waited < 50_000; waited += 100) {
    const answer = await ask();
    if (isDone(answer)) return answer;
    await sleep(100);
  }
  throw new Error("it did not happen within fifty seconds");
}

/** Copies every row of every table, as a dump and a restore do, but in another order than they were written in. */
async function copyAll(from: postgres.Sql, to: postgres.Sql): Promise<void> {
  const tables = await from<{ name: string; columns: string }[]>`
    select c.table_name as name, string_agg(quote_ident(c.column_name), ', ' order by c.ordinal_position) as columns
    from information_schema.columns c
    join information_schema.tables t on t.table_schema = c.table_schema and t.table_name = c.table_name
    where c.table_schema = 'public' and t.table_type = 'BASE TABLE'
    group by c.table_name order by c.table_name`;
  expect(tables.length).toBeGreaterThan(30);
  await to.begin(async (sql) => {
    // Foreign keys are checked by triggers; a restore adds them last.
    await sql`set local session_replication_role = replica`;
    for (const { name, columns } of tables) {
      await sql.unsafe(`delete from "${name}"`);
      const rows = await from.unsafe<{ row: string }[]>(
        `select row_to_json(moved)::text as row from "${name}" moved order by md5(moved::text) desc`,
      );
      const all = `[${rows.map(({ row }) => row).join(",")}]`;
      const moved = await sql.unsafe(
        `insert into "${name}" (${columns}) overriding system value
         select ${columns} from json_populate_recordset(null::"${name}", $1::text::json)`,
        [all],
      );
      expect(moved.count, name).toBe(rows.length);
    }
  });
}
