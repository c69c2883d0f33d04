import { drizzle, type PostgresJsDatabase } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import * as schema from "./schema";

export type Database = PostgresJsDatabase<typeof schema>;
/** A transaction, or the database itself: what every query takes first. */
export type Connection = Database | Parameters<Parameters<Database["transaction"]>[0]>[0];

export interface OpenDatabase {
  db: Database;
  sql: postgres.Sql;
  close(): Promise<void>;
}

/**
 * Opens a pool.
 * @param url a postgres:// URL; through a transaction-mode pooler is fine.
 * @param max connections at most.
 * @param isDirect whether no pooler stands between: statements are then prepared, which doubles the throughput of
 *   claim and submit. Through a transaction-mode pooler prepared statements lose writes silently.
 */
export function openDatabase(url: string, { max = 20, isDirect = false } = {}): OpenDatabase {
  const sql = postgres(url, {
    max,
    prepare: isDirect,
    onnotice: () => {},
    connection: { application_name: "concord" },
  });
  return { db: drizzle(sql, { schema, casing: "snake_case" }), sql, close: () => sql.end({ timeout: 5 }) };
}

/** One transaction, for both ways of writing a statement. */
export interface Transaction {
  db: Connection;
  sql: postgres.TransactionSql;
}

/** Runs `work` in one transaction on one connection: committed when it returns, rolled back when it throws. */
export async function inTransaction<Result>(
  database: Pick<OpenDatabase, "sql">,
  work: (transaction: Transaction) => Promise<Result>,
): Promise<Result> {
  return begin(database, "read write", work);
}

/** The same, where every statement sees one state of the database: that of the first. */
export async function inSnapshot<Result>(
  database: Pick<OpenDatabase, "sql">,
  work: (transaction: Transaction) => Promise<Result>,
): Promise<Result> {
  return begin(database, "isolation level repeatable read", work);
}

async function begin<Result>(
  database: Pick<OpenDatabase, "sql">,
  mode: string,
  work: (transaction: Transaction) => Promise<Result>,
): Promise<Result> {
  const result = await database.sql.begin(mode, (sql) => {
    // The query builder reads the pool's options, which a transaction does not carry by itself.
    const client = Object.assign(sql, { options: database.sql.options }) as unknown as postgres.Sql;
    return work({ sql, db: drizzle(client, { schema, casing: "snake_case" }) });
  });
  return result as Result;
}

const shared = globalThis as { concordDatabase?: OpenDatabase };

/** Whether this URL is known to lead to PostgreSQL itself: it is also given as the direct one. */
export function isDirectUrl(url: string): boolean {
  return url === process.env.DATABASE_DIRECT_URL;
}

/** The process's one pool, opened at first use from DATABASE_URL. It survives the reloads of development. */
export function getDatabase(): OpenDatabase {
  const url = process.env.DATABASE_URL;
  if (!url) throw new Error("DATABASE_URL is not set: start Concord with npm start, or see .env.example");
  shared.concordDatabase ??= openDatabase(url, { isDirect: isDirectUrl(url) });
  return shared.concordDatabase;
}
