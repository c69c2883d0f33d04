import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "drizzle-orm";
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
    await enqueueJob(db, sweep, {});
    fs.mkdirSync(path.join(dataDir, "workers"), { recursive: true });
    // No process has this number: the kernel's limit is 2^22.
    fs.writeFileSync(path.join(dataDir, "workers", "4194305.json"), '["worker-of-the-dead"]');
    await db.execute(sql`
      update graphile_worker._private_jobs set locked_at = now(), locked_by = 'worker-of-the-dead'`);
    const worker = await startWorker();
    await until(async () => (await waitingJobs()) === 0);
    expect(fs.readdirSync(path.join(dataDir, "workers"))).toEqual([`${process.pid}.json`]);
    await worker.stop();
    expect(fs.readdirSync(path.join(dataDir, "workers"))).toEqual([]);
  });
});
