import { v7 as newId } from "uuid";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readCounters } from "@/db/queries/people/counter";
import { createTestDatabase, type TestDatabase } from "@/db/testing";
import type { Actor } from "@/lib/domain/actor";
import { type Answer, emptyAnswer } from "@/lib/domain/judgment";
import { claimTasks } from "../assign/claim-tasks";
import { releaseAssignment } from "../assign/release-assignment";
import { judge, makeQueue, prefer, type Queue, submission } from "../assign/testing";
import { refusalOf } from "../people/testing";
import { getOwnJudgment } from "./get-own-judgment";
import { listOwnJudgments } from "./list-own-judgments";
import { submitJudgment } from "./submit-judgment";

let test: TestDatabase;
beforeAll(async () => {
  test = await createTestDatabase();
});
afterAll(() => test.drop());

async function claimAll(queue: Queue, actor: Actor, count = 10): Promise<string[]> {
  const { assignments } = await claimTasks(test.database, actor, queue.projectId, { count, held: [] });
  return assignments.map((task) => task.id);
}

async function claimOne(queue: Queue, actor: Actor = queue.annotator): Promise<string> {
  const [id] = await claimAll(queue, actor, 1);
  if (!id) throw new Error("the queue is empty");
  return id;
}

const submit = (
  queue: Queue,
  id: string,
  what: ReturnType<typeof submission>,
  actor: Actor = queue.annotator,
) => submitJudgment(test.database, actor, queue.projectId, id, what);

async function judgments(projectId: string) {
  return test.database.sql<{ revision: number; current: boolean; clientKey: string; seq: number }[]>`
    select revision, superseded_seq is null as current, client_key as "clientKey", seq::int
    from judgments where project_id = ${projectId} order by seq`;
}

/** Current preferences with the names of the models, in the order in which they are kept. */
async function preferences(projectId: string) {
  const rows = await test.database.sql<
    { a: string; b: string; outcome: number; weight: number; strength: number }[]
  >`
    select ma.name as a, mb.name as b, p.outcome, p.weight, p.strength
    from preferences p
    join models ma on ma.project_id = p.project_id and ma.id = p.model_a
    join models mb on mb.project_id = p.project_id and mb.id = p.model_b
    where p.project_id = ${projectId} and p.is_current order by p.judgment_id, p.ordinal`;
  return [...rows];
}

/** The models behind the slots of an assignment, first slot first. */
async function modelsOf(id: string): Promise<string[]> {
  const rows = await test.database.sql<{ name: string }[]>`
    select m.name from assignments a
    cross join unnest(a.presented_order) with ordinality shown(id, place)
    join responses r on r.project_id = a.project_id and r.id = shown.id
    join models m on m.project_id = r.project_id and m.id = r.model_id
    where a.id = ${id} order by shown.place`;
  return rows.map((row) => row.name);
}

describe("the same client key", () => {
  it("is one judgment, however often and at whatever moment it is sent", async () => {
    const queue = await makeQueue(test.database, { prompts: 1 });
    const id = await claimOne(queue);
    const what = submission();
    const answers = await Promise.all(Array.from({ length: 20 }, () => submit(queue, id, what)));
    expect(new Set(answers.map((answer) => answer.judgmentId)).size).toBe(1);
    expect(answers.filter((answer) => !answer.repeated)).toHaveLength(1);
    expect(await judgments(queue.projectId)).toMatchObject([{ revision: 1, current: true }]);
    expect(await preferences(queue.projectId)).toHaveLength(1);
    expect(await readCounters(test.database.db, queue.projectId)).toMatchObject({ judgments: 1, skips: 0 });
    expect(answers.at(-1)?.today).toMatchObject({ judgments: 1 });
  });

  it("answers with what was stored first, even when it comes with something else", async () => {
    const queue = await makeQueue(test.database, { prompts: 1 });
    const id = await claimOne(queue);
    const key = newId();
    const first = await submit(queue, id, submission(prefer("1"), key));
    const again = await submit(queue, id, submission(prefer("2"), key));
    expect(again).toMatchObject({ judgmentId: first.judgmentId, revision: 1, repeated: true });
    const [best] = await modelsOf(id);
    expect(await preferences(queue.projectId)).toMatchObject([{ a: best, outcome: 1 }]);
  });

  it("of a superseded revision does not bring it back", async () => {
    const queue = await makeQueue(test.database, { prompts: 1 });
    const id = await claimOne(queue);
    const first = submission(prefer("1"));
    await submit(queue, id, first);
    await submit(queue, id, submission(prefer("2")));
    expect(await submit(queue, id, first)).toMatchObject({ revision: 1, repeated: true });
    expect(await judgments(queue.projectId)).toMatchObject([
      { current: false },
      { revision: 2, current: true },
    ]);
  });
});

describe("preferences", () => {
  it("are those of the tiers, ties and weights included, under the models' true names", async () => {
    const plan = { comparison: "ranking", groupSize: 4 } as const;
    const queue = await makeQueue(test.database, { prompts: 1, models: 4, plan });
    const id = await claimOne(queue);
    const [first, second, third, fourth] = await modelsOf(id);
    // Slots: 3 is best, then 1 and 4 tied, then 2.
    await submit(queue, id, submission({ ...emptyAnswer, tiers: [["3"], ["1", "4"], ["2"]] }));
    const weight = 1 / 6;
    expect(await preferences(queue.projectId)).toEqual([
      { a: first, b: second, outcome: 1, strength: 1, weight },
      { a: first, b: third, outcome: -1, strength: 1, weight },
      { a: first, b: fourth, outcome: 0, strength: 0, weight },
      { a: second, b: third, outcome: -1, strength: 2, weight },
      { a: second, b: fourth, outcome: -1, strength: 1, weight },
      { a: third, b: fourth, outcome: 1, strength: 1, weight },
    ]);
  });

  it("follow a revision; the old ones stay, no longer current", async () => {
    const queue = await makeQueue(test.database, { prompts: 1 });
    const id = await claimOne(queue);
    const [a, b] = await modelsOf(id);
    for (const slot of ["1", "2", "1"] as const) await submit(queue, id, submission(prefer(slot)));
    expect(await preferences(queue.projectId)).toMatchObject([{ a, b, outcome: 1 }]);
    const [{ all } = { all: 0 }] = await test.database.sql<{ all: number }[]>`
      select count(*)::int as all from preferences where project_id = ${queue.projectId}`;
    expect(all).toBe(3);
    expect(await readCounters(test.database.db, queue.projectId)).toMatchObject({ judgments: 1 });
  });

  it("vanish with a skip and come back with a judgment, and the task's slot goes the same way", async () => {
    const queue = await makeQueue(test.database, { prompts: 1 });
    const id = await claimOne(queue);
    const skip: Answer = { ...emptyAnswer, skip: { reason: "unclear", note: "" } };
    const slots = async () => {
      const [task] = await test.database.sql`
        select open_slots as open, judgment_count as judged from tasks where project_id = ${queue.projectId}`;
      return { ...task };
    };
    await submit(queue, id, submission(prefer("1")));
    expect(await slots()).toEqual({ open: 0, judged: 1 });
    await submit(queue, id, submission(skip));
    expect(await preferences(queue.projectId)).toEqual([]);
    expect(await slots()).toEqual({ open: 1, judged: 0 });
    expect(await readCounters(test.database.db, queue.projectId)).toMatchObject({ judgments: 0, skips: 1 });
    await submit(queue, id, submission(prefer("2")));
    expect(await preferences(queue.projectId)).toHaveLength(1);
    expect(await slots()).toEqual({ open: 0, judged: 1 });
    expect(await readCounters(test.database.db, queue.projectId)).toMatchObject({ judgments: 1, skips: 0 });
  });
});

describe("many at once", () => {
  it("from one person with two tabs end as revisions of one judgment", async () => {
    const queue = await makeQueue(test.database, { prompts: 1 });
    const id = await claimOne(queue);
    await Promise.all(
      Array.from({ length: 12 }, (_, n) => submit(queue, id, submission(prefer(n % 2 ? "1" : "2")))),
    );
    const rows = await judgments(queue.projectId);
    expect(rows.map((row) => row.revision)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
    expect(rows.filter((row) => row.current)).toHaveLength(1);
    expect(rows.at(-1)?.current).toBe(true);
    expect(await preferences(queue.projectId)).toHaveLength(1);
  });

  it("from many people leave counters that add up", async () => {
    const queue = await makeQueue(test.database, { prompts: 12, plan: { overlap: 6 }, annotators: 6 });
    await Promise.all(
      queue.annotators.map(async (actor) => {
        for (let ids = await claimAll(queue, actor); ids.length > 0; ids = await claimAll(queue, actor))
          await Promise.all(ids.map((id) => judge(test.database, actor, queue.projectId, id)));
      }),
    );
    expect(await judgments(queue.projectId)).toHaveLength(72);
    expect(await readCounters(test.database.db, queue.projectId)).toMatchObject({
      judgments: 72,
      judgmentsWanted: 72,
    });
    const [open] = await test.database.sql`
      select from tasks where project_id = ${queue.projectId} and (open_slots <> 0 or judgment_count <> 6)`;
    expect(open).toBeUndefined();
  });
});

describe("a submission that is not right", () => {
  const wrong: [string, Partial<Answer>][] = [
    ["has no choice", {}],
    ["leaves a response out", { tiers: [["1"]], strength: 1 }],
    ["names a response twice", { tiers: [["1"], ["1", "2"]], strength: 1 }],
    ["names a response that was not shown", { tiers: [["1"], ["3"]], strength: 1 }],
    ["is stronger than the scale", { tiers: [["1"], ["2"]], strength: 4 }],
    ["skips for no known reason", { skip: { reason: "bored", note: "" } }],
    ["skips and judges", { skip: { reason: "unclear", note: "" }, tiers: [["1"], ["2"]], strength: 1 }],
    ["scores what is not asked", { tiers: [["1"], ["2"]], strength: 1, scores: { "1": { charm: 3 } } }],
  ];
  it.each(wrong)("%s: refused, and nothing is stored", async (_, answer) => {
    const queue = await makeQueue(test.database, { prompts: 1 });
    const id = await claimOne(queue);
    const what = submission({ ...emptyAnswer, ...answer } as Answer);
    expect(await refusalOf(submit(queue, id, what))).toBe("invalid_judgment");
    expect(await judgments(queue.projectId)).toEqual([]);
    expect(await claimAll(queue, queue.annotator)).toEqual([id]);
  });

  it("comes from somebody else, a viewer, or from outside: refused", async () => {
    const queue = await makeQueue(test.database, { prompts: 1, annotators: 2 });
    const id = await claimOne(queue);
    const [, other] = queue.annotators as [Actor, Actor];
    expect(await refusalOf(submit(queue, id, submission(), other))).toBe("not_found");
    expect(await refusalOf(submit(queue, id, submission(), queue.lead))).toBe("not_found");
    expect(await refusalOf(submit(queue, id, submission(), queue.viewer))).toBe("forbidden");
    expect(await refusalOf(submit(queue, id, submission(), queue.outsider))).toBe("not_found");
    expect(await judgments(queue.projectId)).toEqual([]);
  });
});

describe("one's own judgments", () => {
  it("are kept when the task was given back before", async () => {
    const queue = await makeQueue(test.database, { prompts: 1 });
    const id = await claimOne(queue);
    await releaseAssignment(test.database, queue.annotator, queue.projectId, id);
    expect(await submit(queue, id, submission())).toMatchObject({ revision: 1, isLate: true });
  });

  it("reopen with everything as it was, for their author alone", async () => {
    const queue = await makeQueue(test.database, { prompts: 2, annotators: 2 });
    const [first, second] = await claimAll(queue, queue.annotator, 2);
    await submit(queue, first ?? "", submission({ ...prefer("2"), rationale: "it is shorter" }));
    await submit(queue, second ?? "", submission(prefer("1")));
    const mine = await getOwnJudgment(test.database, queue.annotator, queue.projectId, first ?? "");
    expect(mine).toMatchObject({
      revision: 1,
      answer: { tiers: [["2"], ["1"]], rationale: "it is shorter" },
    });
    const { rows } = await listOwnJudgments(test.database, queue.annotator, queue.projectId, { limit: 10 });
    expect(rows.map((row) => row.assignmentId)).toEqual([second, first]);
    const [, other] = queue.annotators as [Actor, Actor];
    expect(await refusalOf(getOwnJudgment(test.database, other, queue.projectId, first ?? ""))).toBe(
      "not_found",
    );
    expect((await listOwnJudgments(test.database, other, queue.projectId, { limit: 10 })).rows).toEqual([]);
  });
});
