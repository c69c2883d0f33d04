import { v7 as newId } from "uuid";
import { afterAll, beforeAll, expect, it } from "vitest";
import { readCounters } from "@/db/queries/people/counter";
import { createTestDatabase, type TestDatabase } from "@/db/testing";
import { mostOpinions } from "@/lib/domain/api/task-judgments";
import { refusalOf } from "../people/testing";
import { askForOpinion } from "./ask-for-opinion";
import { claimTasks } from "./claim-tasks";
import { judge, makeQueue } from "./testing";

let test: TestDatabase;
beforeAll(async () => {
  test = await createTestDatabase();
});
afterAll(() => test.drop());

/** One task, judged by everybody who was asked. */
async function judgedTask(overlap: number) {
  const queue = await makeQueue(test.database, {
    prompts: 1,
    plan: { overlap },
    annotators: overlap + 2,
  });
  const { projectId } = queue;
  for (const annotator of queue.annotators.slice(0, overlap)) {
    const { assignments } = await claimTasks(test.database, annotator, projectId, { count: 1, held: [] });
    await judge(test.database, annotator, projectId, assignments[0]?.id ?? "");
  }
  const [task] = await test.database.sql<{ id: string }[]>`
    select id from tasks where project_id = ${projectId}`;
  return { ...queue, taskId: task?.id ?? "" };
}

async function slots(projectId: string, taskId: string) {
  const [row] = await test.database.sql<
    { overlap: number; openSlots: number; judged: number; lent: number }[]
  >`
    select overlap, open_slots as "openSlots", judgment_count as judged,
      (select count(*)::int from assignments a
       where a.project_id = t.project_id and a.task_id = t.id and a.state = 'active') as lent
    from tasks t where project_id = ${projectId} and id = ${taskId}`;
  return row!;
}

it("one more annotator is handed the task, and only one", async () => {
  const { lead, projectId, taskId, annotators } = await judgedTask(2);
  const wanted = (await readCounters(test.database.db, projectId)).judgmentsWanted;
  expect(await askForOpinion(test.database, lead, projectId, taskId)).toEqual({ overlap: 3, openSlots: 1 });
  expect((await readCounters(test.database.db, projectId)).judgmentsWanted).toBe(wanted + 1);
  const claims = await Promise.all(
    annotators.map((annotator) => claimTasks(test.database, annotator, projectId, { count: 1, held: [] })),
  );
  expect(claims.flatMap((claim) => claim.assignments)).toHaveLength(1);
  expect(await slots(projectId, taskId)).toEqual({ overlap: 3, openSlots: 0, judged: 2, lent: 1 });
});

it("asked at once while others claim, open slots stay overlap less judged less lent", async () => {
  const { lead, projectId, taskId, annotators } = await judgedTask(1);
  await Promise.all([
    ...Array.from({ length: 6 }, () => askForOpinion(test.database, lead, projectId, taskId)),
    ...annotators.map((annotator) => claimTasks(test.database, annotator, projectId, { count: 1, held: [] })),
  ]);
  const { overlap, openSlots, judged, lent } = await slots(projectId, taskId);
  expect(overlap).toBe(7);
  expect(openSlots).toBe(overlap - judged - lent);
});

it("a task that more have judged than were asked gets one more all the same", async () => {
  const { lead, projectId, taskId } = await judgedTask(2);
  await test.database.sql`update tasks set overlap = 0, open_slots = 0 where id = ${taskId}`;
  expect(await askForOpinion(test.database, lead, projectId, taskId)).toEqual({ overlap: 3, openSlots: 1 });
});

it("is refused beyond the cap, without text, to others than leads, and where there is no task", async () => {
  const { lead, reviewer, annotator, outsider, projectId, taskId } = await judgedTask(1);
  const ask = (actor: typeof lead, id = taskId) => askForOpinion(test.database, actor, projectId, id);
  expect(await refusalOf(ask(reviewer))).toBe("forbidden");
  expect(await refusalOf(ask(annotator))).toBe("forbidden");
  expect(await refusalOf(ask(outsider))).toBe("not_found");
  expect(await refusalOf(ask(lead, newId()))).toBe("not_found");
  await test.database.sql`update responses set has_text = false where project_id = ${projectId}`;
  expect(await refusalOf(ask(lead))).toBe("conflict");
  await test.database.sql`update responses set has_text = true where project_id = ${projectId}`;
  await test.database.sql`
    update tasks set overlap = ${mostOpinions}, open_slots = 0 where id = ${taskId}`;
  expect(await refusalOf(ask(lead))).toBe("conflict");
  expect((await slots(projectId, taskId)).overlap).toBe(mostOpinions);
});
