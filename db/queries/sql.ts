import type postgres from "postgres";

/** A pool or a transaction of postgres.js: what the statements that are written by hand take first. */
export type Sql = postgres.Sql | postgres.TransactionSql;

/** Text for a jsonb parameter: the pool passes json through untouched, so that it is encoded in one place. */
export function json(value: unknown): string {
  return JSON.stringify(value);
}
