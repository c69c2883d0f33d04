import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { Logger } from "graphile-worker";
import { runWorker } from "@/lib/jobs/run-worker";
import { logger } from "@/lib/server/logger";

// Imports, exports and figures can wait a moment, annotators cannot.
os.setPriority(os.constants.priority.PRIORITY_BELOW_NORMAL);
giveWayAsSession();

/** Does jobs until it is asked to stop, or its parent is gone. */
const databaseUrl = process.env.DATABASE_URL;
if (!databaseUrl) throw new Error("DATABASE_URL is not set");

const starting = runWorker({
  databaseUrl,
  directUrl: process.env.DATABASE_DIRECT_URL || databaseUrl,
  dataDir: path.resolve(process.env.DATA_DIR || "data"),
  // What is wrong with a job is a warning in our log; a job's daily life is not worth a line.
  logger: new Logger((scope) => (level, message) => {
    const write = level === "error" ? "error" : level === "warning" ? "warn" : "debug";
    logger[write]({ job: scope.taskIdentifier, jobId: scope.jobId }, message);
  }),
});

/** A job that does not let itself be stopped is given up after this time; the queue gives it to the next worker. */
const patienceMs = 7_000;
let isStopping = false;

async function stop(): Promise<void> {
  if (isStopping) return;
  isStopping = true;
  setTimeout(() => process.exit(1), patienceMs).unref();
  // Also where it is asked to before it has quite begun: what it holds is given back.
  await (await starting).stop();
  process.exit(0);
}

for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"] as const) process.on(signal, stop);

const parent = Number(process.env.CONCORD_PARENT_PID);
if (parent)
  setInterval(() => {
    try {
      process.kill(parent, 0);
    } catch {
      void stop();
    }
  }, 1_000).unref();

/** Where Linux shares the processor out among sessions (autogroups), one of our own gets a tenth of another. */
function giveWayAsSession(): void {
  try {
    // The fourth word behind the name, which may hold anything: whose session this is (proc(5)).
    const leader = fs.readFileSync("/proc/self/stat", "utf8").replace(/.*\) /s, "").split(" ")[3];
    if (Number(leader) !== process.pid) return;
    fs.writeFileSync("/proc/self/autogroup", String(os.constants.priority.PRIORITY_BELOW_NORMAL));
  } catch {
    // Another system, or no such sharing: then the priorities of processes and threads say it all.
  }
}

await (await starting).ended;
if (!isStopping) process.exit(1);
