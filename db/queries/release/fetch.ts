import type { Sql } from "../sql";

/**
 * Rows of a query in batches, by a cursor of the transaction itself: other statements may run between two batches. The
 * name is one of our own words.
 */
export async function* fetched<Row>(sql: Sql, name: string, batch = 10_000): AsyncGenerator<Row[]> {
  try {
    for (;;) {
      const rows = (await sql.unsafe(`fetch ${batch} from ${name}`)) as unknown as Row[];
      if (rows.length === 0) return;
      yield rows;
    }
  } finally {
    // In a transaction that failed nothing can be closed, and nothing need be: the failure is what matters.
    await sql.unsafe(`close ${name}`).catch(() => {});
  }
}
