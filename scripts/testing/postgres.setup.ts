import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import postgres from "postgres";
import type { TestProject } from "vitest/node";
import { migrateDatabase } from "@/db/migrate";
import { startEmbeddedPostgres } from "../lib/embedded-postgres.mjs";

declare module "vitest" {
  interface ProvidedContext {
    /** A superuser's URL of the server's `postgres` database; the migrated template is `concord_template`. */
    testServerUrl: string;
  }
}

/** One throw-away PostgreSQL for the whole run, with a migrated template that each test file clones. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "concord-test-"));
  fs.chmodSync(folder, 0o755);
  const server = process.env.TEST_DATABASE_URL ? null : await startEmbeddedPostgres(folder);
  const adminUrl = process.env.TEST_DATABASE_URL ?? server?.databaseUrl("postgres");
  if (!adminUrl) throw new Error("no server for the tests");
  const sql = postgres(adminUrl, { max: 1, onnotice: () => {} });
  await sql`drop database if exists concord_template with (force)`;
  await sql`create database concord_template`;
  await sql.end();
  const template = new URL(adminUrl);
  template.pathname = "/concord_template";
  await migrateDatabase(template.href);
  project.provide("testServerUrl", adminUrl);
  return async () => {
    await server?.stop();
    fs.rmSync(folder, { recursive: true, force: true });
  };
}
