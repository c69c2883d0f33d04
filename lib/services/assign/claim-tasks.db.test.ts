import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "@/db/testing";
import type { Actor } from "@/lib/domain/actor";
import { emptyAnswer } from "@/lib/domain/judgment";
import { hash32, seededRandom } from "@/lib/domain/order";
import { submitJudgment } from "../judge/submit-judgment";
import { refusalOf } from "../people/testing";
import { claimTasks } from "./claim-tasks";
import { expireLeases } from "./expire-leases";
import { releaseAssignment } from "./release-assignment";
import { saveDraft } from "./save-draft";
import { judge, makeQueue, prefer, type Queue, submission } from "./testing";

let test: TestDatabase;
beforeAll(async () => {
  test = await createTestDatabase();
});
afterAll(() => test.drop());

const claim = (queue: Queue, actor: Actor, count = 1, held: string[] = []) =>
  claimTasks(test.database, actor, queue.projectId, { count, held });

async function claimOne(queue: Queue, actor: Actor): Promise<string> {
  const { assignments } = await claim(queue, actor);
  const [first] = assignments;
  if (!first) throw new Error("the queue is empty");
  return first.id;
}

/** Lets the leases of a project run out at once. */
async function runOut(projectId: string): Promise<void> {
  await test.database.sql`
    update assignments set expires_at = now() - interval '1 second'
    where project_id = ${projectId} and state = 'active'`;
  await expireLeases(test.database);
}

async function taskRows(projectId: string) {
  return test.database.sql<
    { id: string; overlap: number; open: number; judged: number; lent: number; count: number }[]
  >`
    select t.id, t.overlap, t.open_slots as open, t.judgment_count as count,
      (select count(*)::int from assignments a where a.project_id = t.project_id and a.task_id = t.id
         and a.state = 'active') as lent,
      (select count(*)::int from judgments j where j.project_id = t.project_id and j.task_id = t.id
         and j.superseded_seq is null and j.skip_reason is null) as judged
    from tasks t where t.project_id = ${projectId}`;
}

describe("64 annotators claiming at once", () => {
  let queue: Queue;
  beforeAll(async () => {
    queue = await makeQueue(test.database, {
      prompts: 20,
      models: 3,
      plan: { overlap: 1, agreementShare: 0.3, agreementOverlap: 5 },
      annotators: 64,
    });
  });

  it("never lend a task beyond its overlap, nor twice to one person, and judge every task to the end", async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer(), fc.integer({ min: 1, max: 5 }), async (seed, count) => {
        await startAgain(queue.projectId);
        const random = seededRandom(hash32(String(seed)));
        await Promise.all(queue.annotators.map((actor) => work(queue, actor, count, random)));
        const rows = await taskRows(queue.projectId);
        expect(rows).toHaveLength(60);
        expect(rows.some((row) => row.overlap === 5)).toBe(true);
        // Nobody may starve a task: whatever was skipped or left, each was judged exactly as often as wanted.
        for (const row of rows) {
          expect(row).toMatchObject({ judged: row.overlap, count: row.overlap, open: 0, lent: 0 });
        }
        const [twice] = await test.database.sql`
          select task_id, annotator_id from assignments where project_id = ${queue.projectId}
          group by 1, 2 having count(*) > 1`;
        expect(twice).toBeUndefined();
      }),
      { numRuns: 4 },
    );
  }, 240_000);

  it("hold no task beyond its overlap at any moment of a claim", async () => {
    await startAgain(queue.projectId);
    const claims = await Promise.all(queue.annotators.map((actor) => claim(queue, actor, 10)));
    const rows = await taskRows(queue.projectId);
    for (const row of rows) {
      expect(row.lent).toBeLessThanOrEqual(row.overlap);
      expect(row.open).toBe(row.overlap - row.lent);
    }
    // Whoever came away with nothing was told so only because there was nothing left.
    const isEmpty = rows.every((row) => row.open === 0);
    expect(isEmpty || claims.every(({ assignments }) => assignments.length > 0)).toBe(true);
  });

  it("get the last task that has room for them, all at the same moment", async () => {
    const last = await makeQueue(test.database, { prompts: 1, plan: { overlap: 24 }, annotators: 24 });
    const claims = await Promise.all(last.annotators.map((actor) => claim(last, actor)));
    expect(claims.map(({ assignments }) => assignments.length)).toEqual(last.annotators.map(() => 1));
  });
});

/** Claims, judges, skips and gives back until there is nothing to claim. */
async function work(queue: Queue, actor: Actor, count: number, random: () => number): Promise<void> {
  const { database } = test;
  for (;;) {
    const { assignments } = await claim(queue, actor, count);
    if (assignments.length === 0) return;
    for (const { id } of assignments) {
      const chance = random();
      // Of 64 people a few pass; with more than 5 to go round, no task runs out of people.
      if (chance < 0.05)
        await submitJudgment(database, actor, queue.projectId, id, submission({ ...prefer("1"), ...skip }));
      else await judge(database, actor, queue.projectId, id, prefer(random() < 0.5 ? "1" : "2"));
    }
  }
}

const skip = { ...emptyAnswer, skip: { reason: "unclear", note: "" }, tiers: [], strength: 0 };

async function startAgain(projectId: string): Promise<void> {
  const { sql } = test.database;
  await sql`delete from preferences where project_id = ${projectId}`;
  await sql`delete from judgments where project_id = ${projectId}`;
  await sql`delete from assignments where project_id = ${projectId}`;
  await sql`update tasks set open_slots = overlap, judgment_count = 0 where project_id = ${projectId}`;
}

describe("a lease", () => {
  it("goes back to the queue when it runs out, and the draft waits for its writer", async () => {
    const queue = await makeQueue(test.database, { prompts: 1, annotators: 2 });
    const [ada, bob] = queue.annotators as [Actor, Actor];
    const id = await claimOne(queue, ada);
    expect((await claim(queue, bob)).assignments).toEqual([]);
    const draft = { ...prefer("2"), rationale: "half a thought" };
    await saveDraft(test.database, ada, queue.projectId, id, { answer: draft });
    await runOut(queue.projectId);
    const again = await claim(queue, ada);
    expect(again.assignments).toMatchObject([{ id, draft: { rationale: "half a thought" } }]);
    await runOut(queue.projectId);
    expect((await claim(queue, bob)).assignments).toHaveLength(1);
    expect((await claim(queue, ada)).assignments).toEqual([]);
  });

  it("is extended by a draft", async () => {
    const queue = await makeQueue(test.database, { prompts: 1 });
    const id = await claimOne(queue, queue.annotator);
    await test.database.sql`
      update assignments set expires_at = now() + interval '5 seconds' where project_id = ${queue.projectId}`;
    const { expiresAt, state } = await saveDraft(test.database, queue.annotator, queue.projectId, id, {
      answer: prefer("1"),
    });
    expect(state).toBe("active");
    expect(Date.parse(expiresAt) - Date.now()).toBeGreaterThan(25 * 60_000);
  });

  it("that ran out still lets its judgment in, late, as extra overlap", async () => {
    const queue = await makeQueue(test.database, { prompts: 1, annotators: 2 });
    const [ada, bob] = queue.annotators as [Actor, Actor];
    const late = await claimOne(queue, ada);
    await runOut(queue.projectId);
    await judge(test.database, bob, queue.projectId, await claimOne(queue, bob));
    expect(await judge(test.database, ada, queue.projectId, late)).toMatchObject({
      isLate: true,
      revision: 1,
    });
    expect(await taskRows(queue.projectId)).toMatchObject([
      { overlap: 1, judged: 2, count: 2, open: 0, lent: 0 },
    ]);
  });

  it("that was given back is free at once", async () => {
    const queue = await makeQueue(test.database, { prompts: 1, annotators: 2 });
    const [ada, bob] = queue.annotators as [Actor, Actor];
    const id = await claimOne(queue, ada);
    await releaseAssignment(test.database, ada, queue.projectId, id);
    await releaseAssignment(test.database, ada, queue.projectId, id);
    expect((await claim(queue, bob)).assignments).toHaveLength(1);
    expect(await taskRows(queue.projectId)).toMatchObject([{ open: 0, lent: 1 }]);
  });
});

describe("a claim", () => {
  it("gives first what one holds, without sending it again", async () => {
    const queue = await makeQueue(test.database, { prompts: 5 });
    const first = await claim(queue, queue.annotator, 2);
    const ids = first.assignments.map((task) => task.id);
    expect(ids).toHaveLength(2);
    expect((await claim(queue, queue.annotator, 2)).assignments.map((task) => task.id)).toEqual(ids);
    const more = await claim(queue, queue.annotator, 3, ids);
    expect(more.assignments).toHaveLength(1);
    expect(ids).not.toContain(more.assignments[0]?.id);
  });

  it("shows each of two models as often first as second", async () => {
    const queue = await makeQueue(test.database, { prompts: 30, models: 2 });
    await work(queue, queue.annotator, 5, () => 1);
    const rows = await test.database.sql<{ model: string; times: number }[]>`
      select m.name as model, count(*)::int as times
      from assignments a
      join responses r on r.project_id = a.project_id and r.id = a.presented_order[1]
      join models m on m.project_id = r.project_id and m.id = r.model_id
      where a.project_id = ${queue.projectId} group by 1 order by 1`;
    expect(rows).toEqual([
      { model: "model-0", times: 15 },
      { model: "model-1", times: 15 },
    ]);
  });

  it("tells nothing by which a model could be known", async () => {
    const queue = await makeQueue(test.database, { prompts: 2, models: 2 });
    const text = JSON.stringify(await claim(queue, queue.annotator, 2));
    const secrets = await test.database.sql<{ secret: string }[]>`
      select id::text as secret from models where project_id = ${queue.projectId}
      union all select name from models where project_id = ${queue.projectId}
      union all select id::text from responses where project_id = ${queue.projectId}
      union all select id::text from tasks where project_id = ${queue.projectId}`;
    expect(secrets.length).toBeGreaterThan(7);
    for (const { secret } of secrets) expect(text).not.toContain(secret);
  });

  it("is refused to who may not judge, and other people's assignments do not exist", async () => {
    const queue = await makeQueue(test.database, { prompts: 2, annotators: 2 });
    const [ada, bob] = queue.annotators as [Actor, Actor];
    expect(await refusalOf(claim(queue, queue.viewer))).toBe("forbidden");
    expect(await refusalOf(claim(queue, queue.outsider))).toBe("not_found");
    const id = await claimOne(queue, ada);
    const { database } = test;
    const { projectId } = queue;
    expect(await refusalOf(saveDraft(database, bob, projectId, id, { answer: prefer("1") }))).toBe(
      "not_found",
    );
    expect(await refusalOf(judge(database, bob, projectId, id))).toBe("not_found");
    await releaseAssignment(database, bob, projectId, id);
    expect((await claim(queue, ada)).assignments.map((task) => task.id)).toEqual([id]);
  });
});
