import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "@/db/testing";
import { makeCast } from "@/lib/services/people/testing";
import { addToCounters, readCounters } from "./counter";

let test: TestDatabase;
let projectId: string;
beforeAll(async () => {
  test = await createTestDatabase();
  projectId = (await makeCast(test.database)).projectId;
});
afterAll(() => test.drop());

const zero = {
  prompts: 0,
  responses: 0,
  models: 0,
  tasks: 0,
  judgmentsWanted: 0,
  judgments: 0,
  importedJudgments: 0,
  skips: 0,
};

describe("counters", () => {
  it("are 0 before anything was counted", async () => {
    expect(await readCounters(test.database.db, projectId)).toEqual(zero);
  });

  it("add up over shards and concurrent transactions, and count down too", async () => {
    const { db } = test.database;
    const add = (i: number) =>
      db.transaction((tx) => addToCounters(tx, projectId, { tasks: 2, judgmentsWanted: 3 }, i % 16));
    await Promise.all(Array.from({ length: 64 }, (_, i) => add(i)));
    await addToCounters(db, projectId, { tasks: -28, skips: 0 });
    expect(await readCounters(db, projectId)).toEqual({ ...zero, tasks: 100, judgmentsWanted: 192 });
  });

  it("leave no trace of a transaction that failed", async () => {
    const { db } = test.database;
    const before = await readCounters(db, projectId);
    const failing = db.transaction(async (tx) => {
      await addToCounters(tx, projectId, { prompts: 5 });
      throw new Error("no");
    });
    await expect(failing).rejects.toThrow("no");
    expect(await readCounters(db, projectId)).toEqual(before);
  });

  it("keep projects apart", async () => {
    const other = await makeCast(test.database);
    await addToCounters(test.database.db, other.projectId, { models: 7 });
    expect((await readCounters(test.database.db, projectId)).models).toBe(0);
    expect((await readCounters(test.database.db, other.projectId)).models).toBe(7);
  });
});
