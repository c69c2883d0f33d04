import { eq, sql } from "drizzle-orm";
import type { Connection } from "@/db/client";
import { counters } from "@/db/schema";
import { type Progress, progressSchema } from "@/lib/domain/project";

export type CounterName = keyof Progress;

const shardCount = 16;
const names = Object.keys(progressSchema.shape).sort() as CounterName[];

/**
 * Adds to a project's counters, inside the transaction that makes the change counted.
 * @param changes what to add by counter; negative to take away, zero and absent leave a counter alone.
 * @param shard 0 to 15. The default is random, so that concurrent transactions of one project seldom wait for each other.
 */
export async function addToCounters(
  db: Connection,
  projectId: string,
  changes: Partial<Record<CounterName, number>>,
  shard = Math.floor(Math.random() * shardCount),
): Promise<void> {
  // One order of names for everybody: two transactions on one shard then lock in the same order.
  const rows = names
    .map((name) => ({ projectId, name, shard, value: changes[name] ?? 0 }))
    .filter((row) => row.value !== 0);
  if (rows.length === 0) return;
  await db
    .insert(counters)
    .values(rows)
    .onConflictDoUpdate({
      target: [counters.projectId, counters.name, counters.shard],
      set: { value: sql`${counters.value} + excluded.value` },
    });
}

/** A project's progress: the sum of every counter's shards, 0 where nothing was counted yet. */
export async function readCounters(db: Connection, projectId: string): Promise<Progress> {
  const rows = await db
    .select({ name: counters.name, value: sql`sum(${counters.value})`.mapWith(Number) })
    .from(counters)
    .where(eq(counters.projectId, projectId))
    .groupBy(counters.name);
  const sums = new Map(rows.map((row) => [row.name, row.value]));
  return Object.fromEntries(names.map((name) => [name, sums.get(name) ?? 0])) as Progress;
}
