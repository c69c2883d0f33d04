import { afterAll, beforeAll, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "@/db/testing";
import { planSchema } from "@/lib/domain/plan";
import { makeTasksHandler } from "@/lib/jobs/make-tasks.handler";
import { importNow } from "../ingest/testing";
import { inlineMeasuring } from "../measure/testing";
import { makeCast, refusalOf } from "../people/testing";
import { planTasks } from "./plan-tasks";
import { rowsOf } from "./testing";

let test: TestDatabase;
beforeAll(async () => {
  test = await createTestDatabase();
});
afterAll(() => test.drop());

const plan = planSchema.parse({ comparison: "pairwise", agreementShare: 0 });

it("plans a small project at once, adds only what is new the second time, and takes no orders from annotators", async () => {
  const { database } = test;
  const { projectId, lead, annotator, outsider } = await makeCast(database);
  await importNow(database, lead, projectId, { "rows.jsonl": rowsOf(4, 3) });
  const made = { tasks: 12, known: 0, judgmentsWanted: 12, promptsUsed: 4, promptsLeftOut: 0 };
  expect(await planTasks(database, lead, projectId, { ...plan, dryRun: true })).toMatchObject(made);
  const done = await planTasks(database, lead, projectId, { ...plan, dryRun: false });
  expect(done).toEqual({ ...made, isEstimate: false, isQueued: false });
  expect(await planTasks(database, lead, projectId, { ...plan, dryRun: false })).toMatchObject({
    tasks: 0,
    known: 12,
  });
  expect(await refusalOf(planTasks(database, annotator, projectId, { ...plan, dryRun: true }))).toBe(
    "forbidden",
  );
  expect(await refusalOf(planTasks(database, outsider, projectId, { ...plan, dryRun: true }))).toBe(
    "not_found",
  );
});

it("of a large project a request counts the first prompts only, and a worker makes the tasks", async () => {
  const { database } = test;
  const { projectId, lead } = await makeCast(database);
  await importNow(database, lead, projectId, { "rows.jsonl": rowsOf(5_600, 2) });
  const estimate = await planTasks(database, lead, projectId, { ...plan, dryRun: true });
  expect(estimate).toMatchObject({ tasks: 5_600, promptsUsed: 5_600, isEstimate: true, isQueued: false });
  expect(await planTasks(database, lead, projectId, { ...plan, dryRun: false })).toMatchObject({
    isQueued: true,
  });
  const count = async () =>
    (await database.sql`select count(*)::int as n from tasks where project_id = ${projectId}`)[0]?.n;
  expect(await count()).toBe(0);
  const [job] = await database.sql`
    select payload from graphile_worker._private_jobs j
    join graphile_worker._private_tasks t on t.id = j.task_id where t.identifier = ${makeTasksHandler.name}`;
  const signal = new AbortController().signal;
  await makeTasksHandler.handle(job?.payload, { database, signal, measuring: inlineMeasuring() });
  expect(await count()).toBe(5_600);
  await makeTasksHandler.handle(job?.payload, { database, signal, measuring: inlineMeasuring() });
  expect(await count()).toBe(5_600);
}, 120_000);
