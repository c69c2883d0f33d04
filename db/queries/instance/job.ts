import { sql } from "drizzle-orm";
import type { Connection } from "@/db/client";

export interface JobOptions {
  /** A waiting job with the same key is replaced by this one, so that many wishes become one job. */
  jobKey?: string;
  /** Jobs of one queue run one after the other. */
  queueName?: string;
  runAt?: Date;
  /** How often it is tried in all; each failure makes the next try wait longer. */
  maxAttempts?: number;
}

/** Adds a job to the queue. In a transaction, it is there when the transaction commits, and gone when it does not. */
export async function insertJob(
  db: Connection,
  name: string,
  payload: unknown,
  options: JobOptions = {},
): Promise<void> {
  await db.execute(sql`
    select graphile_worker.add_job(
      ${name},
      payload => ${JSON.stringify(payload)}::json,
      job_key => ${options.jobKey ?? null}::text,
      queue_name => ${options.queueName ?? null}::text,
      run_at => ${options.runAt?.toISOString() ?? null}::timestamptz,
      max_attempts => ${options.maxAttempts ?? null}::int
    )`);
}
