import os from "node:os";
import { type Logger, run } from "graphile-worker";
import { isDirectUrl, openDatabase } from "@/db/client";
import { FactStore } from "@/lib/services/measure/facts/fact-store";
import { openMeasuringPool } from "@/lib/services/measure/thread/measuring-pool";
import { watchStale } from "@/lib/services/measure/watch-stale";
import { crontab, tasksOf } from ".";
import { WorkerRegister } from "./worker-register";

export interface WorkerSettings {
  /** For the work itself; a pooler is fine. */
  databaseUrl: string;
  /** For the queue, which listens: a direct connection. */
  directUrl: string;
  /** Where the register of this machine's workers is kept. */
  dataDir: string;
  logger: Logger;
}

/** What all projects' facts together may take in memory; a million judgments take about 200 MB. */
const mostFactBytes = 2 * 1024 ** 3;

/** Two jobs at a time: one long import does not hold up what is short. */
const concurrency = 2;

/**
 * Starts doing jobs.
 * @returns `stop` to end well: what is being done is finished (or aborts), then everything is closed. `ended` settles
 *   when the worker ends by itself, which it does only because of an error.
 */
export async function runWorker(
  settings: WorkerSettings,
): Promise<{ stop(): Promise<void>; ended: Promise<void> }> {
  const database = openDatabase(settings.databaseUrl, {
    max: concurrency * 4,
    isDirect: isDirectUrl(settings.databaseUrl),
  });
  const register = new WorkerRegister(settings.dataDir);
  await register.unlockDead(settings.directUrl);
  const facts = new FactStore(Math.min(os.totalmem() / 4, mostFactBytes));
  const pool = openMeasuringPool();
  const runner = await run({
    connectionString: settings.directUrl,
    taskList: tasksOf({ database, measuring: { facts, compute: pool.compute, threads: pool.threads } }),
    crontab,
    concurrency,
    maxPoolSize: concurrency + 2,
    pollInterval: 1_000,
    noHandleSignals: true,
    logger: settings.logger,
    events: register.events,
  });
  const watch = watchStale(database, facts, (error) => settings.logger.warn(`watching figures: ${error}`));
  return {
    ended: runner.promise,
    stop: async () => {
      watch.stop();
      await runner.stop();
      await pool.close();
      await database.close();
      register.leave();
    },
  };
}
