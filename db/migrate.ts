import path from "node:path";
import { drizzle } from "drizzle-orm/postgres-js";
import { migrate } from "drizzle-orm/postgres-js/migrator";
import { Logger, runMigrations } from "graphile-worker";
import postgres from "postgres";

/**
 * Brings a database to the newest version: Concord's own tables, and those of the job queue. Concurrent starts wait for each other on an advisory lock.
 * @param url a direct connection, not a transaction-mode pooler: the lock belongs to the session.
 */
export async function migrateDatabase(url: string, folder = path.resolve("db/migrations")): Promise<void> {
  const sql = postgres(url, { max: 1, prepare: false, onnotice: () => {} });
  try {
    await sql`select pg_advisory_lock(7_265_411)`;
    await migrate(drizzle(sql), { migrationsFolder: folder });
    await runMigrations({ connectionString: url, logger: new Logger(() => () => {}) });
  } finally {
    await sql.end({ timeout: 5 });
  }
}
