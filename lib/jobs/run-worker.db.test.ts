import { spawn } from "node:child_process";
import { once } from "node:events";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { Logger } from "graphile-worker";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { insertSession } from "@/db/queries/people/session";
import { sessions } from "@/db/schema";
import { createTestDatabase, type TestDatabase } from "@/db/testing";
import { makePerson } from "@/lib/services/people/testing";
import { enqueueJob } from "./job";
import { runWorker } from "./run-worker";
import { sweep } from "./sweep";

let test: TestDatabase;
let dataDir: string;
beforeAll(async () => {
  test = await createTestDatabase();
  dataDir = fs.mkdtempSync(path.join(os.tmpdir(), "concord-worker-"));
});
afterAll(async () => {
  await test.drop();
  fs.rmSync(dataDir, { recursive: true, force: true });
});

const startWorker = () =>
  runWorker({
    databaseUrl: test.url,
    directUrl: test.url,
    dataDir,
    logger: new Logger(() => () => {}),
  });

const waitingJobs = async () => {
  const [row] = await test.database.sql<{ count: number }[]>`
    select count(*)::int from graphile_worker.jobs where task_identifier = 'sweep'`;
  return row?.count ?? 0;
};

const lockedJobs = async () => {
  const [row] = await test.database.sql<{ count: number }[]>`
    select count(*)::int from graphile_worker.jobs where task_identifier = 'sweep' and locked_at is not null`;
  return row?.count ?? 0;
};

async function until(isDone: () => Promise<boolean>): Promise<void> {
  for (let waited = 0; waited < 10_000; waited += 50) {
    if (await isDone()) return;
    await sleep(50);
  }
  throw new Error("it did not happen within ten seconds");
}

describe("jobs", () => {
  it("are one where they have one key, and none where the transaction fails", async () => {
    const { db } = test.database;
    const key = { jobKey: "sweep" };
    await enqueueJob(db, sweep, {}, key);
    await enqueueJob(db, sweep, {}, key);
    expect(await waitingJobs()).toBe(1);
    const failing = db.transaction(async (tx) => {
      await enqueueJob(tx, sweep, {});
      throw new Error("no");
    });
    await expect(failing).rejects.toThrow("no");
    expect(await waitingJobs()).toBe(1);
  });

  it("are done by a worker: the sweep deletes what has expired and nothing else", async () => {
    const { userId } = await makePerson(test.database, "ana");
    const session = (sessionToken: string, hours: number) =>
      insertSession(test.database.db, {
        sessionToken,
        userId,
        userAgent: "",
        expires: new Date(Date.now() + hours * 3_600_000),
      });
    await session("ended", -1);
    await session("open", 1);
    const worker = await startWorker();
    await until(async () => (await waitingJobs()) === 0);
    await worker.stop();
    const left = await test.database.db.select().from(sessions);
    expect(left.map((row) => row.sessionToken)).toEqual(["open"]);
  });

  it("that a killed worker held are done by the next one at once", async () => {
    const { db } = test.database;
    // A lock that a sweep has to wait for.
    const holder = await test.database.sql.reserve();
    await holder`begin`;
    await holder`lock table sessions in access exclusive mode`;
    await enqueueJob(db, sweep, {});
    const killed = spawn(process.execPath, ["--import", "tsx", "cli/worker.ts"], {
      env: { ...process.env, DATABASE_URL: test.url, DATABASE_DIRECT_URL: test.url, DATA_DIR: dataDir },
      stdio: "ignore",
    });
    await until(async () => (await lockedJobs()) === 1);
    expect(killed.kill("SIGKILL")).toBe(true);
    await once(killed, "exit");
    await holder`rollback`;
    holder.release();
    expect(await lockedJobs()).toBe(1);
    const worker = await startWorker();
    await until(async () => (await waitingJobs()) === 0);
    expect(fs.readdirSync(path.join(dataDir, "workers"))).toEqual([`${process.pid}.json`]);
    await worker.stop();
    expect(fs.readdirSync(path.join(dataDir, "workers"))).toEqual([]);
  });
});
