import { v7 as newId } from "uuid";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "@/db/testing";
import type { Actor } from "@/lib/domain/actor";
import { claimTasks } from "../../assign/claim-tasks";
import { getDesk } from "../../assign/desk/get-desk";
import { makeQueue, type Queue } from "../../assign/testing";
import { refusalOf } from "../../people/testing";
import { addToProblem, answerProblem } from "./answer-problem";
import { listOwnProblems } from "./list-own-problems";
import { listProblems } from "./list-problems";
import { readProblem } from "./read-problem";
import { reportProblem } from "./report-problem";

let test: TestDatabase;
beforeAll(async () => {
  test = await createTestDatabase();
});
afterAll(() => test.drop());

async function report(queue: Queue, actor: Actor, text: string, id: string = newId()): Promise<string> {
  const wish = { count: 1, held: [] };
  const { assignments } = await claimTasks(test.database, actor, queue.projectId, wish);
  const [first] = assignments;
  if (!first) throw new Error("the queue is empty");
  await reportProblem(test.database, actor, queue.projectId, first.id, { id, text });
  return id;
}

const page = { limit: 50 };
const open = { ...page, state: "open" } as const;

it("goes to the lead with its task, is answered, read, and opened again", async () => {
  const { database } = test;
  const queue = await makeQueue(database, { prompts: 1 });
  const { annotator, projectId, lead, reviewer } = queue;
  const id = await report(queue, annotator, "The prompt is cut off.");
  await report(queue, annotator, "sent again", id);
  const listed = await listProblems(database, lead, projectId, open);
  expect(listed).toMatchObject({
    rows: [{ id, text: "The prompt is cut off.", promptText: "question 0", annotator: annotator.name }],
    nextCursor: null,
  });
  expect(await getDesk(database, annotator, projectId)).toMatchObject({ hasUnreadAnswers: false });

  await answerProblem(database, reviewer, projectId, id, "Judge what is there.");
  expect((await listProblems(database, lead, projectId, open)).rows).toEqual([]);
  expect(await getDesk(database, annotator, projectId)).toMatchObject({ hasUnreadAnswers: true });
  const own = await listOwnProblems(database, annotator, projectId, page);
  expect(own.rows).toMatchObject([
    {
      id,
      state: "answered",
      isUnread: true,
      answers: [{ name: reviewer.name, text: "Judge what is there." }],
    },
  ]);
  await readProblem(database, annotator, projectId, id);
  expect(await getDesk(database, annotator, projectId)).toMatchObject({ hasUnreadAnswers: false });

  await addToProblem(database, annotator, projectId, id, "There is nothing there.");
  expect((await listProblems(database, lead, projectId, open)).rows).toMatchObject([
    { id, state: "open", answers: [{ isAnnotator: false }, { isAnnotator: true }] },
  ]);
});

it("is seen and changed by its annotator and those who answer, and by nobody else", async () => {
  const { database } = test;
  const queue = await makeQueue(database, { prompts: 2, annotators: 2 });
  const { projectId, viewer, outsider } = queue;
  const [ada, bob] = queue.annotators as [Actor, Actor];
  const id = await report(queue, ada, "Is this one in scope?");
  const { assignments } = await claimTasks(database, ada, projectId, { count: 1, held: [] });
  const ofAda = assignments[0]?.id ?? "";
  expect((await listOwnProblems(database, bob, projectId, page)).rows).toEqual([]);
  const attempts = [
    () => reportProblem(database, bob, projectId, ofAda, { id: newId(), text: "not mine" }),
    () => readProblem(database, bob, projectId, id),
    () => addToProblem(database, bob, projectId, id, "not mine"),
    () => answerProblem(database, queue.lead, projectId, newId(), "no such report"),
    () => listProblems(database, outsider, projectId, open),
  ];
  for (const attempt of attempts) expect(await refusalOf(attempt())).toBe("not_found");
  expect(await refusalOf(listProblems(database, ada, projectId, open))).toBe("forbidden");
  expect(await refusalOf(listProblems(database, viewer, projectId, open))).toBe("forbidden");
  expect(await refusalOf(answerProblem(database, ada, projectId, id, "I say so"))).toBe("forbidden");
});

it("comes in pages, the newest first", async () => {
  const { database } = test;
  const queue = await makeQueue(database, { prompts: 1 });
  for (const n of [1, 2, 3]) await report(queue, queue.annotator, `report ${n}`);
  const first = await listProblems(database, queue.lead, queue.projectId, { ...open, limit: 2 });
  expect(first.rows.map((row) => row.text)).toEqual(["report 3", "report 2"]);
  const cursor = first.nextCursor ?? undefined;
  const second = await listProblems(database, queue.lead, queue.projectId, { ...open, limit: 2, cursor });
  expect(second).toMatchObject({ rows: [{ text: "report 1" }], nextCursor: null });
});
