import { v7 as newId } from "uuid";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "@/db/testing";
import type { Actor } from "@/lib/domain/actor";
import { submitJudgment } from "../../judge/submit-judgment";
import { changeGuidelines } from "../../people/projects/change-guidelines";
import { refusalOf } from "../../people/testing";
import { claimTasks } from "../claim-tasks";
import { expireLeases } from "../expire-leases";
import { extendLeases } from "../extend-leases";
import { saveDraft } from "../save-draft";
import { judge, makeQueue, prefer, type Queue, submission } from "../testing";
import { acknowledgeGuidelines } from "./acknowledge-guidelines";
import { changeDesk } from "./change-desk";
import { getDesk } from "./get-desk";
import { getOwnGuidelines } from "./get-own-guidelines";

let test: TestDatabase;
beforeAll(async () => {
  test = await createTestDatabase();
});
afterAll(() => test.drop());

const claim = (queue: Queue, actor: Actor = queue.annotator, count = 1) =>
  claimTasks(test.database, actor, queue.projectId, { count, held: [] });

async function claimOne(queue: Queue, actor: Actor = queue.annotator) {
  const [first] = (await claim(queue, actor)).assignments;
  if (!first) throw new Error("the queue is empty");
  return first;
}

async function runOut(projectId: string): Promise<void> {
  await test.database.sql`
    update assignments set expires_at = now() - interval '1 second'
    where project_id = ${projectId} and state = 'active'`;
  await expireLeases(test.database);
}

describe("a draft with a stamp", () => {
  const laptop = (order: number) => ({ writer: "laptop", order });
  const phone = (order: number) => ({ writer: "phone", order });
  const say = (rationale: string) => ({ ...prefer("1"), rationale });

  it("is not overwritten by an older one of the same browser, in whatever order they arrive", async () => {
    const queue = await makeQueue(test.database, { prompts: 1 });
    const { id } = await claimOne(queue);
    const save = (rationale: string, order: number) =>
      saveDraft(test.database, queue.annotator, queue.projectId, id, {
        answer: say(rationale),
        stamp: laptop(order),
      });
    expect((await save("one two", 20)).newer).toBeNull();
    expect((await save("one", 10)).newer).toMatchObject({ answer: { rationale: "one two" } });
    expect((await save("one two", 20)).newer).toBeNull();
    expect(await claimOne(queue)).toMatchObject({ draft: { rationale: "one two" }, draftStamp: laptop(20) });
  });

  it("goes on from another browser's only when it has seen it", async () => {
    const queue = await makeQueue(test.database, { prompts: 1 });
    const { id } = await claimOne(queue);
    const save = (draft: Parameters<typeof saveDraft>[4]) =>
      saveDraft(test.database, queue.annotator, queue.projectId, id, draft);
    await save({ answer: say("at home"), stamp: laptop(5) });
    const unseen = await save({ answer: say("on the way"), stamp: phone(900) });
    expect(unseen.newer).toEqual({ answer: say("at home"), stamp: laptop(5) });
    const seen = await save({ answer: say("at home, on"), stamp: phone(901), basedOn: laptop(5) });
    expect(seen.newer).toBeNull();
    const behind = await save({ answer: say("at home again"), stamp: laptop(6) });
    expect(behind.newer).toMatchObject({ stamp: phone(901) });
    expect((await claimOne(queue)).draft).toMatchObject({ rationale: "at home, on" });
  });

  it("does not come back to a task that was judged meanwhile", async () => {
    const queue = await makeQueue(test.database, { prompts: 1 });
    const { id } = await claimOne(queue);
    await judge(test.database, queue.annotator, queue.projectId, id);
    const late = { answer: say("too late"), stamp: laptop(1) };
    const saved = await saveDraft(test.database, queue.annotator, queue.projectId, id, late);
    expect(saved).toMatchObject({ state: "submitted", newer: null });
    const [row] = await test.database.sql`select draft from assignments where id = ${id}`;
    expect(row?.draft).toBeNull();
  });
});

describe("extending leases", () => {
  it("extends one's own, takes up again what ran out and is free, and leaves others' alone", async () => {
    const queue = await makeQueue(test.database, { prompts: 3, annotators: 2 });
    const [ada, bob] = queue.annotators as [Actor, Actor];
    const mine = await claimOne(queue, ada);
    const others = await claimOne(queue, bob);
    await test.database.sql`
      update assignments set expires_at = now() + interval '5 seconds' where project_id = ${queue.projectId}`;
    const extend = (actor: Actor) =>
      extendLeases(test.database, actor, queue.projectId, [mine.id, others.id]);
    const { leases } = await extend(ada);
    expect(leases).toMatchObject([{ id: mine.id, state: "active" }]);
    expect(Date.parse(leases[0]?.expiresAt ?? "") - Date.now()).toBeGreaterThan(25 * 60_000);
    await runOut(queue.projectId);
    expect((await extend(ada)).leases).toMatchObject([{ id: mine.id, state: "active" }]);
    const [row] = await test.database.sql`
      select t.open_slots as open from tasks t join assignments a on a.task_id = t.id where a.id = ${mine.id}`;
    expect(row?.open).toBe(0);
  });

  it("tells that a task went to somebody else", async () => {
    const queue = await makeQueue(test.database, { prompts: 1, annotators: 2 });
    const [ada, bob] = queue.annotators as [Actor, Actor];
    const { id } = await claimOne(queue, ada);
    await runOut(queue.projectId);
    await claimOne(queue, bob);
    const { leases } = await extendLeases(test.database, ada, queue.projectId, [id]);
    expect(leases).toMatchObject([{ id, state: "expired" }]);
  });
});

describe("an empty queue", () => {
  it("says when the next lent task comes free, and nothing where none will", async () => {
    const queue = await makeQueue(test.database, { prompts: 1, annotators: 2 });
    const [ada, bob] = queue.annotators as [Actor, Actor];
    const { id, expiresAt } = await claimOne(queue, ada);
    expect(await claim(queue, bob)).toMatchObject({ assignments: [], comeBackAt: expiresAt });
    await judge(test.database, ada, queue.projectId, id);
    expect((await claim(queue, bob)).comeBackAt).toBeNull();
    expect((await claim(queue, ada)).comeBackAt).toBeNull();
  });
});

describe("a day", () => {
  it("is the annotator's own, as long as it is today somewhere", async () => {
    const queue = await makeQueue(test.database, { prompts: 2 });
    const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
    const submit = async (day: string) =>
      submitJudgment(test.database, queue.annotator, queue.projectId, (await claimOne(queue)).id, {
        ...submission(),
        day,
      });
    expect((await submit(inDays(1))).today).toMatchObject({ judgments: 1 });
    expect((await submit(inDays(-40))).today).toMatchObject({ judgments: 1 });
    const days = await test.database.sql<{ day: string }[]>`
      select day::text from annotator_days where project_id = ${queue.projectId} order by day`;
    expect(days.map(({ day }) => day)).toEqual([inDays(0), inDays(1)]);
  });
});

describe("guidelines", () => {
  it("show the version last acknowledged; open assignments move to the one acknowledged, judged ones do not", async () => {
    const queue = await makeQueue(test.database, { prompts: 3 });
    const { annotator, projectId, lead } = queue;
    const first = await claimOne(queue);
    expect(first.guidelineVersion).toBe(1);
    // No text yet: nothing to read.
    expect(await getDesk(test.database, annotator, projectId)).toMatchObject({
      acknowledgedVersion: null,
      hasUnreadGuidelines: false,
    });
    await acknowledgeGuidelines(test.database, annotator, projectId, 1);
    await judge(test.database, annotator, projectId, first.id);
    const second = await claimOne(queue);
    await changeGuidelines(test.database, lead, projectId, "Prefer what is true.");
    expect(await getDesk(test.database, annotator, projectId)).toMatchObject({ hasUnreadGuidelines: true });
    expect(await getOwnGuidelines(test.database, annotator, projectId)).toMatchObject({
      version: 2,
      body: "Prefer what is true.",
      acknowledged: { version: 1 },
    });
    await acknowledgeGuidelines(test.database, annotator, projectId, 2);
    await acknowledgeGuidelines(test.database, annotator, projectId, 2);
    expect(await getDesk(test.database, annotator, projectId)).toMatchObject({
      guidelineVersion: 2,
      acknowledgedVersion: 2,
      hasUnreadGuidelines: false,
    });
    await judge(test.database, annotator, projectId, second.id);
    const versions = await test.database.sql<{ version: number }[]>`
      select guideline_version as version from judgments where project_id = ${projectId} order by seq`;
    expect(versions.map(({ version }) => version)).toEqual([1, 2]);
    expect(await refusalOf(acknowledgeGuidelines(test.database, annotator, projectId, 3))).toBe("not_found");
    expect(await refusalOf(acknowledgeGuidelines(test.database, queue.viewer, projectId, 2))).toBe(
      "forbidden",
    );
  });
});

describe("a desk", () => {
  it("keeps what its annotator sets, before the first claim too, and nobody else's", async () => {
    const { database } = test;
    const queue = await makeQueue(database, { prompts: 1, annotators: 2 });
    const [ada, bob] = queue.annotators as [Actor, Actor];
    const nothing = { dailyGoal: null, breakMinutes: null };
    expect(await getDesk(database, ada, queue.projectId)).toMatchObject(nothing);
    await changeDesk(database, ada, queue.projectId, { dailyGoal: 80 });
    const both = await changeDesk(database, ada, queue.projectId, { breakMinutes: 50 });
    expect(both).toEqual({ dailyGoal: 80, breakMinutes: 50 });
    expect(await changeDesk(database, ada, queue.projectId, { dailyGoal: null })).toEqual({
      dailyGoal: null,
      breakMinutes: 50,
    });
    expect(await getDesk(database, bob, queue.projectId)).toMatchObject(nothing);
    expect(await refusalOf(getDesk(database, queue.outsider, queue.projectId))).toBe("not_found");
    expect(await refusalOf(getDesk(database, queue.viewer, queue.projectId))).toBe("forbidden");
    const unknown = { answer: prefer("1") };
    expect(await refusalOf(saveDraft(database, ada, queue.projectId, newId(), unknown))).toBe("not_found");
  });
});
