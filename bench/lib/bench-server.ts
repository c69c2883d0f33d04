import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import postgres from "postgres";
import { type OpenDatabase, openDatabase } from "@/db/client";
import { migrateDatabase } from "@/db/migrate";
import { insertMember } from "@/db/queries/people/member";
import { insertUser } from "@/db/queries/people/user";
import type { Actor } from "@/lib/domain/actor";
import { createProject } from "@/lib/services/people/projects/create-project";
import { startEmbeddedPostgres } from "@/scripts/lib/embedded-postgres.mjs";

export interface BenchServer {
  /** A migrated database of its own. */
  newDatabase(name: string): Promise<OpenDatabase & { url: string }>;
  stop(): Promise<void>;
}

/** A PostgreSQL for one benchmark, with the settings that npm start gives it: every commit reaches the disk. */
export async function startBenchServer(): Promise<BenchServer> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "concord-bench-"));
  fs.chmodSync(folder, 0o755);
  const server = await startEmbeddedPostgres(folder);
  return {
    async newDatabase(name) {
      const admin = postgres(server.databaseUrl("postgres"), { max: 1, onnotice: () => {} });
      await admin.unsafe(`create database ${name}`);
      await admin.end();
      const url = server.databaseUrl(name);
      await migrateDatabase(url);
      return { ...openDatabase(url, { isDirect: true }), url };
    },
    async stop() {
      await server.stop();
      fs.rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A project with its lead and so many annotators, made without passwords: nobody signs in to a benchmark. */
export async function makeBenchProject(
  database: OpenDatabase,
  annotators: number,
): Promise<{ projectId: string; lead: Actor; annotators: Actor[] }> {
  const lead = await makeBenchPerson(database, "lead");
  const { id: projectId } = await createProject(database, lead, { name: "Bench" });
  const people: Actor[] = [];
  for (let n = 0; n < annotators; n++) {
    const person = await makeBenchPerson(database, `annotator-${n}`);
    await insertMember(database.db, projectId, person.userId, "annotator");
    people.push(person);
  }
  return { projectId, lead, annotators: people };
}

async function makeBenchPerson({ db }: OpenDatabase, name: string): Promise<Actor> {
  const userId = crypto.randomUUID();
  const person = { name, email: `${name}-${userId}@example.org`, isAdministrator: name === "lead" };
  await insertUser(db, { id: userId, ...person });
  return { userId, ...person, via: "session" };
}
