import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { inTransaction } from "@/db/client";
import { lockAgainstFreeze } from "@/db/queries/release/dataset";
import { createTestDatabase, type TestDatabase } from "@/db/testing";
import { recipeSchema } from "@/lib/domain/dataset/recipe";
import { claimTasks } from "../../assign/claim-tasks";
import { judge, makeQueue, prefer, type Queue } from "../../assign/testing";
import { undoImport } from "../../ingest/undo-import";
import { refusalOf } from "../../people/testing";
import { getOwnWithdrawal, withdrawOwn } from "../withdrawal/withdraw";
import { fillDataset } from "./fill-dataset";
import { freezeDataset } from "./freeze-dataset";
import { getDataset } from "./get-dataset";
import { freezeNow } from "./testing";

let test: TestDatabase;
beforeAll(async () => {
  test = await createTestDatabase();
});
afterAll(() => test.drop());

const recipe = recipeSchema.parse({ splits: { nearDuplicate: 1 } });
const freeze = (queue: Queue) =>
  freezeDataset(test.database, queue.lead, queue.projectId, { name: "", recipe });
const judgmentsUpTo = async (queue: Queue, seq: number) => {
  const [row] = await test.database.sql<{ count: number }[]>`
    select count(*)::int from judgments where project_id = ${queue.projectId} and seq <= ${seq}`;
  return row?.count ?? 0;
};

/** Everybody judges until nothing is left. */
async function judgeAll(queue: Queue) {
  await Promise.all(
    queue.annotators.map(async (annotator) => {
      for (;;) {
        const { assignments } = await claimTasks(test.database, annotator, queue.projectId, {
          count: 1,
          held: [],
        });
        const [assignment] = assignments;
        if (!assignment) return;
        await judge(test.database, annotator, queue.projectId, assignment.id, prefer("1"));
      }
    }),
  );
}

describe("a freeze while people judge", () => {
  it("sees a settled last judgment, and leaves every submit alone", async () => {
    const queue = await makeQueue(test.database, { prompts: 24, plan: { overlap: 2 }, annotators: 4 });
    const frozen: { number: number; lastSeq: number; count: number }[] = [];
    let isOver = false;
    const freezing = (async () => {
      while (!isOver) {
        const { number, lastSeq } = await freeze(queue);
        frozen.push({ number, lastSeq, count: await judgmentsUpTo(queue, lastSeq) });
        await sleep(60);
      }
    })();
    await judgeAll(queue);
    isOver = true;
    await freezing;
    expect(frozen.length).toBeGreaterThan(2);
    expect(await judgmentsUpTo(queue, Number.MAX_SAFE_INTEGER)).toBe(48);
    for (const { number, lastSeq, count } of frozen) {
      // No judgment with a smaller number came in later.
      expect(await judgmentsUpTo(queue, lastSeq)).toBe(count);
      await fillDataset(test.database, { projectId: queue.projectId, number });
      const { manifest, failure } = await getDataset(test.database, queue.lead, queue.projectId, number);
      if (count === 0) expect(failure).toBe("empty");
      else expect(manifest?.summary.judgments).toBe(count);
    }
  });

  it("is refused for the moment in which an import is stored, without holding people up for long", async () => {
    const queue = await makeQueue(test.database, { prompts: 1 });
    await inTransaction(test.database, async ({ db }) => {
      await lockAgainstFreeze(db, queue.projectId);
      expect(await refusalOf(freeze(queue))).toBe("conflict");
    });
    expect(await freeze(queue)).toMatchObject({ number: 1, state: "building" });
  });
});

describe("a frozen dataset", () => {
  let queue: Queue;
  beforeAll(async () => {
    queue = await makeQueue(test.database, { prompts: 5, plan: { overlap: 2 }, annotators: 2 });
    await judgeAll(queue);
  });

  it("stays as it is when a judgment is revised; the next one has the revision", async () => {
    const before = await freezeNow(test.database, queue.lead, queue.projectId, recipe);
    const [own] = await test.database.sql<{ id: string }[]>`
      select a.id from assignments a join annotators n on n.project_id = a.project_id and n.id = a.annotator_id
      where a.project_id = ${queue.projectId} and n.user_id = ${queue.annotator.userId} order by a.id limit 1`;
    const number = await freeze(queue);
    await judge(test.database, queue.annotator, queue.projectId, own?.id ?? "", prefer("2"));
    // Filled after the revision, and frozen before it.
    await fillDataset(test.database, { projectId: queue.projectId, number: number.number });
    const same = await getDataset(test.database, queue.lead, queue.projectId, number.number);
    expect(same.manifest).toEqual(before.manifest);
    const after = await freezeNow(test.database, queue.lead, queue.projectId, recipe);
    expect(after.manifest?.summary.judgments).toBe(10);
    expect(after.manifest?.contentHash).not.toBe(before.manifest?.contentHash);
  });

  it("is made without whoever withdrew, and says so; what was frozen before keeps him", async () => {
    const { database } = test;
    const { projectId } = queue;
    const before = await freezeNow(database, queue.lead, projectId, recipe);
    expect(await getOwnWithdrawal(database, queue.annotator, projectId)).toEqual({
      hasJudged: true,
      withdrawnAt: null,
    });
    const { withdrawnAt } = await withdrawOwn(database, queue.annotator, projectId, true);
    expect(await withdrawOwn(database, queue.annotator, projectId, true)).toMatchObject({ withdrawnAt });
    const after = await freezeNow(database, queue.lead, projectId, recipe);
    expect(after.manifest?.summary).toMatchObject({ annotators: 1, withdrawnAnnotators: 1, judgments: 5 });
    expect(await getDataset(database, queue.lead, projectId, before.number)).toEqual({
      ...before,
      withdrawnSince: 1,
    });
    expect(await refusalOf(withdrawOwn(database, queue.viewer, projectId, true))).toBe("forbidden");
    expect(await refusalOf(withdrawOwn(database, queue.reviewer, projectId, true))).toBe("not_found");
  });

  it("keeps what it holds: prompts, judgments and responses cannot be deleted from under it", async () => {
    const { sql } = test.database;
    const [brought] = await sql<
      { id: string }[]
    >`select id from imports where project_id = ${queue.projectId}`;
    const undo = undoImport(test.database, queue.lead, queue.projectId, brought?.id ?? "");
    expect(["in_dataset", "import_has_judgments"]).toContain(await refusalOf(undo));
    for (const table of ["judgments", "prompts", "responses"])
      await expect(
        sql.unsafe(`delete from ${table} where project_id = '${queue.projectId}'`),
      ).rejects.toThrow(/foreign key/);
  });
});
