import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import postgres from "postgres";
import { afterEach, expect, inject, it } from "vitest";
import { migrateDatabase } from "./migrate";

/** The migrations as a fresh installation and as an older one would meet them. */

const folder = path.resolve("db/migrations");
interface Journal {
  entries: { idx: number; tag: string }[];
}
const journal = JSON.parse(fs.readFileSync(path.join(folder, "meta/_journal.json"), "utf8")) as Journal;
const made: string[] = [];

afterEach(async () => {
  const admin = postgres(inject("testServerUrl"), { max: 1, onnotice: () => {} });
  for (const name of made.splice(0)) await admin.unsafe(`drop database if exists ${name} with (force)`);
  await admin.end();
});

async function emptyDatabase(name: string): Promise<string> {
  const url = new URL(inject("testServerUrl"));
  const admin = postgres(url.href, { max: 1, onnotice: () => {} });
  const unique = `migrate_${name}_${process.pid}`;
  await admin.unsafe(`drop database if exists ${unique} with (force)`);
  await admin.unsafe(`create database ${unique}`);
  await admin.end();
  made.push(unique);
  url.pathname = `/${unique}`;
  return url.href;
}

async function withDatabase<T>(url: string, work: (sql: postgres.Sql) => Promise<T>): Promise<T> {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    return await work(sql);
  } finally {
    await sql.end();
  }
}

/** Every column, constraint and index of Concord's own tables, as PostgreSQL describes them. */
async function shapeOf(url: string): Promise<string[]> {
  return withDatabase(url, async (sql) => {
    const rows = await sql<{ line: string }[]>`
      select format('column %s.%s %s %s %s', table_name, column_name, data_type, is_nullable, column_default) as line
      from information_schema.columns where table_schema = 'public'
      union all
      select format('constraint %s %s', conrelid::regclass, pg_get_constraintdef(oid)) from pg_constraint
      where connamespace = 'public'::regnamespace
      union all
      select indexdef from pg_indexes where schemaname = 'public'
      order by 1`;
    return rows.map((row) => row.line);
  });
}

/** A copy of the migrations without the newest: what the version before this one had. */
function previousVersion(): string {
  const copy = fs.mkdtempSync(path.join(os.tmpdir(), "concord-migrations-"));
  fs.cpSync(folder, copy, { recursive: true });
  const entries = journal.entries.slice(0, -1);
  fs.writeFileSync(path.join(copy, "meta/_journal.json"), JSON.stringify({ ...journal, entries }));
  return copy;
}

it("makes every table on an empty database, and does nothing the second time", async () => {
  const url = await emptyDatabase("empty");
  await migrateDatabase(url);
  const shape = await shapeOf(url);
  for (const table of [
    "projects",
    "prompts",
    "responses",
    "tasks",
    "assignments",
    "judgments",
    "preferences",
    "imports",
    "datasets",
    "api_tokens",
    "audit_events",
  ])
    expect(
      shape.some((line) => line.startsWith(`column ${table}.`)),
      table,
    ).toBe(true);
  await migrateDatabase(url);
  expect(await shapeOf(url)).toEqual(shape);
});

it("brings the previous version to the same shape, its rows kept", async () => {
  const fresh = await emptyDatabase("fresh");
  await migrateDatabase(fresh);
  const old = await emptyDatabase("old");
  const before = previousVersion();
  await migrateDatabase(old, before);
  fs.rmSync(before, { recursive: true });
  const isFirst = journal.entries.length === 1;
  const project = "01900000-0000-7000-8000-000000000001";
  if (!isFirst)
    await withDatabase(
      old,
      (sql) => sql`insert into projects (id, name, seed) values (${project}, 'kept', 1)`,
    );
  await migrateDatabase(old);
  expect(await shapeOf(old)).toEqual(await shapeOf(fresh));
  const kept = await withDatabase(old, (sql) => sql`select name from projects where id = ${project}`);
  expect(kept.map((row) => row.name)).toEqual(isFirst ? [] : ["kept"]);
});

it("of two processes that start at once, one waits for the other", async () => {
  const url = await emptyDatabase("twice");
  await Promise.all([migrateDatabase(url), migrateDatabase(url), migrateDatabase(url)]);
  const fresh = await emptyDatabase("once");
  await migrateDatabase(fresh);
  expect(await shapeOf(url)).toEqual(await shapeOf(fresh));
});

it("leads every key with the project, and lets no invariant rest on the program alone", async () => {
  const url = await emptyDatabase("keys");
  await migrateDatabase(url);
  const keys = await withDatabase(
    url,
    (sql) => sql<{ table: string; first: string }[]>`
      select c.conrelid::regclass::text as table, a.attname as first
      from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
      where c.contype = 'p' and c.connamespace = 'public'::regnamespace
        and exists (select from pg_attribute p where p.attrelid = c.conrelid and p.attname = 'project_id'
                    and p.attnotnull)`,
  );
  expect(keys.length).toBeGreaterThan(10);
  for (const { table, first } of keys) expect(`${table}.${first}`).toBe(`${table}.project_id`);
});
