import { afterAll, beforeAll, expect, it } from "vitest";
import type { OpenDatabase } from "@/db/client";
import type { Sql } from "@/db/queries/sql";
import { createTestDatabase, type TestDatabase } from "@/db/testing";
import { ratingWishSchema } from "@/lib/domain/api/ratings";
import { claimTasks } from "../../assign/claim-tasks";
import { makeQueue, prefer, submission } from "../../assign/testing";
import { importNow } from "../../ingest/testing";
import { undoImport } from "../../ingest/undo-import";
import { submitJudgment } from "../../judge/submit-judgment";
import { makeCast } from "../../people/testing";
import { computeFigure } from "../thread/compute-figure";
import { openMeasuringPool } from "../thread/measuring-pool";
import { FactStore, readTables } from "./fact-store";
import type { ProjectTables } from "./project-tables";

let test: TestDatabase;
beforeAll(async () => {
  test = await createTestDatabase();
});
afterAll(() => test.drop());

/** Votes with scores and rankings, made by arithmetic. */
function votes(judge: string, prompts: number): string {
  return Array.from({ length: prompts }, (_, prompt) => {
    const models = ["m1", "m2", "m3", "m4"];
    return JSON.stringify({
      question_id: prompt,
      reviewer_id: judge,
      metadata: {
        question: `Question ${prompt}`,
        model_ids: models,
        answers: models.map((model) => `${model} answers ${prompt}`),
      },
      order: models.map((_, place) => 1 + ((place * judge.length + prompt) % 3)),
    });
  }).join("\n");
}

const task = (tables: ProjectTables, key: string) => ({
  key,
  judges: "human" as const,
  wish: key === "ratings" ? ratingWishSchema.parse({}) : {},
  gathered: undefined,
  tables,
});

/** Everything that is computed from the store's facts is what comes of facts read anew. */
async function expectSame(store: FactStore, projectId: string): Promise<void> {
  const anew = await readTables(test.database, projectId);
  await store.use(test.database, projectId, async (kept) => {
    for (const key of ["results", "agreement", "ratings"])
      expect(computeFigure(task(kept, key)).json).toBe(computeFigure(task(anew, key)).json);
  });
}

it("facts kept from one time to the next are those read anew: new judgments, an undone import", async () => {
  const { lead, projectId } = await makeCast(test.database);
  const store = new FactStore(2 ** 30);
  await expectSame(store, projectId);
  await importNow(test.database, lead, projectId, { "a.jsonl": votes("ana", 8) });
  await expectSame(store, projectId);
  const second = await importNow(test.database, lead, projectId, { "b.jsonl": votes("benedict", 12) });
  await expectSame(store, projectId);
  const sizes = () => store.use(test.database, projectId, async ({ judgments }) => judgments.size);
  expect(await sizes()).toBe(20);
  await undoImport(test.database, lead, projectId, second.id);
  expect(await sizes()).toBe(8);
  await expectSame(store, projectId);
});

it("a revised judgment counts once, as revised", async () => {
  const queue = await makeQueue(test.database, { prompts: 3 });
  const store = new FactStore(2 ** 30);
  const { projectId, annotator } = queue;
  const { assignments } = await claimTasks(test.database, annotator, projectId, { count: 3, held: [] });
  for (const { id } of assignments)
    await submitJudgment(test.database, annotator, projectId, id, submission(prefer("1")));
  await expectSame(store, projectId);
  await submitJudgment(
    test.database,
    annotator,
    projectId,
    assignments[0]?.id ?? "",
    submission(prefer("2")),
  );
  await expectSame(store, projectId);
});

it("the order in which rows lie on the disk changes nothing", async () => {
  const { lead, projectId } = await makeCast(test.database);
  const store = new FactStore(2 ** 30);
  await importNow(test.database, lead, projectId, { "a.jsonl": votes("ana", 8) });
  await expectSame(store, projectId);
  const rows = () => test.database.sql<{ ordinal: number }[]>`
    select judgment_id, ordinal from preferences where project_id = ${projectId}`;
  const before = await rows();
  await test.database.sql.begin(async (sql) => {
    await sql`create temporary table moved on commit drop as
      select * from preferences where project_id = ${projectId} order by ordinal desc, judgment_id`;
    await sql`delete from preferences where project_id = ${projectId}`;
    await sql`insert into preferences select * from moved`;
  });
  expect(await rows()).not.toEqual(before);
  await expectSame(store, projectId);
});

it("a judgment whose number is lower and which commits later is not missed", async () => {
  const { lead, projectId } = await makeCast(test.database);
  await importNow(test.database, lead, projectId, { "a.jsonl": votes("ana", 4) });
  const store = new FactStore(2 ** 30);
  await expectSame(store, projectId);
  const { sql } = test.database;
  await sql`update judgments set superseded_seq = seq + 1000 where project_id = ${projectId}`;
  const sizes = () => store.use(test.database, projectId, async ({ judgments }) => judgments.size);
  const judge = (connection: Sql, place: number) => connection`
    insert into judgments (project_id, id, task_id, annotator_id, revision, client_key, tiers, input_kind)
    select project_id, gen_random_uuid(), task_id, annotator_id, 2, ${`again-${place}`}, '[]', 'program' from judgments
    where project_id = ${projectId} order by seq offset ${place} limit 1`;
  const slow = await sql.reserve();
  await slow`begin`;
  await judge(slow, 0);
  await judge(sql, 1);
  expect(await sizes()).toBe(5);
  await slow`commit`;
  slow.release();
  expect(await sizes()).toBe(6);
});

it("marks that are made while a large project is read do not have it read whole again", async () => {
  const { lead, projectId } = await makeCast(test.database);
  await importNow(test.database, lead, projectId, { "a.jsonl": votes("ana", 300) });
  const store = new FactStore(2 ** 30);
  const copies: string[] = [];
  const later = async () => {
    await test.database.sql`select pg_current_xact_id()`;
    await store.mark(test.database);
  };
  await store.use(withCopies(test.database, copies, later), projectId, async () => {});
  expect(copies.some((text) => text.includes("j.seq >"))).toBe(false);
  copies.length = 0;
  await store.use(withCopies(test.database, copies, later), projectId, async () => {});
  const judgments = copies.filter((text) => text.includes("from judgments j"));
  expect(judgments).toHaveLength(1);
  expect(judgments[0]).toContain("j.seq >");
});

/** The same database; what is copied from it is noted, and something else happens before each copy. */
function withCopies(database: OpenDatabase, copies: string[], before: () => Promise<void>): OpenDatabase {
  const reserve = async () =>
    new Proxy(await database.sql.reserve(), {
      get(connection, key) {
        if (key !== "unsafe") return Reflect.get(connection, key);
        return (text: string) => ({
          readable: async () => {
            copies.push(text);
            await before();
            return connection.unsafe(text).readable();
          },
        });
      },
    });
  const sql = new Proxy(database.sql, {
    get: (target, key) => (key === "reserve" ? reserve : Reflect.get(target, key)),
  });
  return { ...database, sql };
}

it("a thread computes what is computed here", async () => {
  const { lead, projectId } = await makeCast(test.database);
  await importNow(test.database, lead, projectId, { "a.jsonl": votes("ana", 6), "b.jsonl": votes("bo", 6) });
  const tables = await readTables(test.database, projectId);
  const pool = openMeasuringPool();
  try {
    for (const key of ["results", "agreement", "ratings"])
      expect((await pool.compute(task(tables, key))).json).toBe(computeFigure(task(tables, key)).json);
  } finally {
    await pool.close();
  }
});
