import { v7 as newId } from "uuid";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "@/db/testing";
import type { Actor } from "@/lib/domain/actor";
import { emptyAnswer, presentationSchema } from "@/lib/domain/judgment";
import { claimTasks } from "../assign/claim-tasks";
import { makeQueue, prefer, type Queue, rowsOf } from "../assign/testing";
import { importNow } from "../ingest/testing";
import { markGold, unmarkGold } from "../judge/mark-gold";
import { submitJudgment } from "../judge/submit-judgment";
import { changeGuidelines } from "../people/projects/change-guidelines";
import { changeProject } from "../people/projects/change-project";
import { makeCast, refusalOf } from "../people/testing";
import { getAgreementParts } from "./get-agreement-parts";
import { getAnnotator } from "./get-annotator";
import { getMyFigures } from "./get-my-figures";
import { getTaskJudgments } from "./get-task-judgments";
import { listAnnotators } from "./list-annotators";
import { listDisputes } from "./list-disputes";
import { measureProject } from "./measure-project";
import { inlineMeasuring } from "./testing";

let test: TestDatabase;
const tools = inlineMeasuring();
beforeAll(async () => {
  test = await createTestDatabase();
});
afterAll(() => test.drop());

const prompts = 6;
const everybody = { judges: "human", sort: "rest", direction: "asc" } as const;

/**
 * Three annotators on six prompts: the first two prefer model-0 always; the third prefers what is shown first. From the
 * fourth prompt on under new guidelines.
 */
async function judgedProject(): Promise<Queue> {
  const queue = await makeQueue(test.database, {
    prompts,
    plan: { overlap: 3, order: "import" },
    annotators: 3,
  });
  for (let round = 0; round < prompts; round++) {
    if (round === 3) await changeGuidelines(test.database, queue.lead, queue.projectId, "Look twice.");
    for (const [who, annotator] of queue.annotators.entries())
      await judgeNext(queue.projectId, annotator, who < 2 ? "model-0" : "first");
  }
  return queue;
}

async function judgeNext(projectId: string, annotator: Actor, wish: "model-0" | "first"): Promise<void> {
  const { assignments } = await claimTasks(test.database, annotator, projectId, { count: 1, held: [] });
  const task = assignments[0]!;
  const best = task.responses.find(({ messages }) => JSON.stringify(messages).includes("answer 0"))?.slot;
  const slot = wish === "first" ? "1" : (best as "1" | "2");
  await submitJudgment(test.database, annotator, projectId, task.id, {
    clientKey: newId(),
    answer: { ...prefer(slot), rationale: `because of ${wish}` },
    presentation: presentationSchema.parse({ durationMs: 4_000 }),
  });
}

it("annotators, parts and disputes are those of the judgments", async () => {
  const { lead, projectId, annotators } = await judgedProject();
  const look = async () => ({
    annotators: await listAnnotators(test.database, lead, projectId, everybody),
    parts: await getAgreementParts(test.database, lead, projectId, "human"),
    disputes: await listDisputes(test.database, lead, projectId, { judges: "human", limit: 2 }),
  });
  const before = await look();
  expect(before.annotators.figures).toBeNull();
  expect(before.disputes).toEqual({ rows: [], nextCursor: null, isFresh: null });
  await measureProject(test.database, tools, projectId);
  const { annotators: found, parts, disputes } = await look();
  const rows = found.figures?.rows ?? [];
  expect(rows).toHaveLength(3);
  const shares = rows.map((row) => row.rest.value ?? Number.NaN);
  expect(shares).toEqual([...shares].sort((a, b) => a - b));
  const third = rows.find((row) => row.name === annotators[2]?.name);
  expect(third?.firstWins).toMatchObject({ value: 1, decided: prompts });
  expect(third?.orderEffect).toMatchObject({ value: null, reason: "no_finite_estimate" });
  expect(third?.gold).toMatchObject({ value: null, reason: "no_gold", tasks: 0 });
  expect(third?.medianMs).toBe(4_000);
  const { rows: divided, nextCursor } = disputes;
  const all = [...divided];
  for (let cursor = nextCursor; cursor; ) {
    const page = await listDisputes(test.database, lead, projectId, { judges: "human", limit: 2, cursor });
    all.push(...page.rows);
    cursor = page.nextCursor;
  }
  // Where the third was shown model-0 first, all three agree.
  const agreed = (third?.rest.value ?? 0) * prompts;
  expect(all).toHaveLength(prompts - agreed);
  expect(new Set(all.map((row) => row.taskId)).size).toBe(all.length);
  expect(all.every((row) => row.promptText.startsWith("question") && row.annotators === 3)).toBe(true);
  const versions = parts.figures?.guidelines ?? [];
  expect(versions.map((part) => [part.key, part.comparisons])).toEqual([
    ["1", 9],
    ["2", 9],
  ]);
  expect(parts.figures?.modelPairs.rows).toMatchObject([{ key: "model-0 – model-1", comparisons: 18 }]);
});

it("scores: in the ranking's order or not, and given alike or not", async () => {
  const { lead, projectId } = await makeCast(test.database);
  const judged = (prompt: number, name: string, best: string, scores: [number, number]) => ({
    type: "judgment",
    prompt_id: `p${prompt}`,
    annotator: { name, kind: "imported" },
    response_ids: [`p${prompt}m0`, `p${prompt}m1`],
    order_known: false,
    comparison: "pairwise",
    levels: 3,
    answer: {
      tiers: best === "m0" ? [[`p${prompt}m0`], [`p${prompt}m1`]] : [[`p${prompt}m1`], [`p${prompt}m0`]],
      strength: 1,
      scores: { [`p${prompt}m0`]: { helpful: scores[0] }, [`p${prompt}m1`]: { helpful: scores[1] } },
    },
  });
  const rows = [
    judged(0, "ana", "m0", [5, 3]),
    judged(1, "ana", "m0", [2, 4]),
    judged(2, "ana", "m1", [4, 4]),
    judged(0, "bo", "m0", [5, 4]),
  ];
  const text = `${rowsOf(3, 2)}\n${rows.map((row) => JSON.stringify(row)).join("\n")}`;
  await importNow(test.database, lead, projectId, { "rows.jsonl": text });
  const look = () =>
    Promise.all([
      listAnnotators(test.database, lead, projectId, everybody),
      getAgreementParts(test.database, lead, projectId, "human"),
    ]);
  await look();
  await measureProject(test.database, tools, projectId);
  const [{ figures }, parts] = await look();
  const ana = figures?.rows.find((row) => row.name === "ana");
  expect(ana?.scores).toMatchObject({ value: 0.5, decided: 2 });
  expect(ana?.firstWins).toMatchObject({ value: null, reason: "no_order", decided: 0 });
  expect(figures?.rows.find((row) => row.name === "bo")?.scores).toMatchObject({ value: 1, decided: 1 });
  // Of prompt 0 the first response got 5 and 5, the second 3 and 4.
  expect(parts.figures?.attributes).toMatchObject([
    { attribute: "helpful", comparisons: 2, same: { value: 0.5, chance: 0.375 }, withinOne: { value: 1 } },
  ]);
});

it("one task: who said what, and why", async () => {
  const { lead, projectId, viewer, annotator } = await judgedProject();
  const [task] = await test.database.sql<
    { id: string }[]
  >`select id from tasks where project_id = ${projectId}`;
  const taskId = task?.id ?? "";
  const found = await getTaskJudgments(test.database, lead, projectId, taskId);
  expect(found.judgments).toHaveLength(3);
  expect(found.judgments.map((one) => one.rationale).sort()).toEqual([
    "because of first",
    "because of model-0",
    "because of model-0",
  ]);
  expect(found.responses.map((one) => one.model)).toEqual(["model-0", "model-1"]);
  for (const one of found.judgments) expect(one.tiers.flat().sort()).toEqual(["1", "2"]);
  for (const actor of [viewer, annotator])
    expect(await refusalOf(getTaskJudgments(test.database, actor, projectId, taskId))).toBe("forbidden");
  expect(await refusalOf(getTaskJudgments(test.database, lead, projectId, newId()))).toBe("not_found");
});

it("gold: who gave the answer is not counted right by it; figures are made anew", async () => {
  const { lead, reviewer, projectId, annotators } = await judgedProject();
  const rows = await test.database.sql<{ id: string; taskId: string; name: string }[]>`
    select j.id, j.task_id as "taskId", n.name from judgments j
    join annotators n on n.project_id = j.project_id and n.id = j.annotator_id
    where j.project_id = ${projectId} order by j.seq`;
  const own = rows.filter((row) => row.name === annotators[0]?.name);
  const read = async () => {
    await listAnnotators(test.database, lead, projectId, everybody);
    await measureProject(test.database, tools, projectId);
    const { figures } = await listAnnotators(test.database, lead, projectId, everybody);
    return annotators.map(({ name }) => figures?.rows.find((row) => row.name === name)?.gold);
  };
  await read();
  for (const { id, taskId } of own) await markGold(test.database, lead, projectId, taskId, id);
  expect((await listAnnotators(test.database, lead, projectId, everybody)).figures?.isFresh).toBe(false);
  const [first, second, third] = await read();
  expect(first).toMatchObject({ tasks: 0, reason: "no_gold_judged" });
  // Wilson's interval of 6 of 6 (statsmodels 0.15.0, proportion_confint).
  expect(second).toMatchObject({ tasks: prompts, value: 1 });
  expect(second?.low).toBeCloseTo(0.6096657120978346, 10);
  expect(third?.value).toBeLessThan(1);
  const [{ id, taskId }] = own as [(typeof own)[number]];
  expect(await refusalOf(markGold(test.database, reviewer, projectId, taskId, id))).toBe("forbidden");
  expect(await refusalOf(unmarkGold(test.database, reviewer, projectId, taskId))).toBe("forbidden");
  const other = own[1]?.taskId ?? "";
  expect(await refusalOf(markGold(test.database, lead, projectId, other, id))).toBe("not_found");
  await unmarkGold(test.database, lead, projectId, taskId);
  expect((await read())[1]?.tasks).toBe(prompts - 1);
  expect(await refusalOf(unmarkGold(test.database, lead, projectId, taskId))).toBe("not_found");
});

it("a skip cannot be gold", async () => {
  const queue = await makeQueue(test.database, { prompts: 1 });
  const { lead, projectId, annotator } = queue;
  const { assignments } = await claimTasks(test.database, annotator, projectId, { count: 1, held: [] });
  const { judgmentId } = await submitJudgment(test.database, annotator, projectId, assignments[0]?.id ?? "", {
    clientKey: newId(),
    answer: {
      ...emptyAnswer,
      skip: { reason: assignments[0]?.protocol.skipReasons[0]?.key ?? "", note: "" },
    },
    presentation: presentationSchema.parse({}),
  });
  const [task] = await test.database.sql<
    { id: string }[]
  >`select id from tasks where project_id = ${projectId}`;
  expect(await refusalOf(markGold(test.database, lead, projectId, task?.id ?? "", judgmentId))).toBe(
    "not_found",
  );
});

it("annotators see themselves only, and only where the lead allows it", async () => {
  const { lead, projectId, annotators, outsider, viewer } = await judgedProject();
  const [someone, , third] = annotators as [Actor, Actor, Actor];
  const mine = (actor: Actor) => getMyFigures(test.database, actor, projectId);
  expect(await refusalOf(mine(someone))).toBe("forbidden");
  expect(await refusalOf(listAnnotators(test.database, someone, projectId, everybody))).toBe("forbidden");
  expect(
    await refusalOf(listDisputes(test.database, someone, projectId, { judges: "human", limit: 5 })),
  ).toBe("forbidden");
  await changeProject(test.database, lead, projectId, { annotatorsSeeOwnFigures: true });
  await mine(third);
  await measureProject(test.database, tools, projectId);
  const { figures } = await mine(third);
  expect(figures?.annotator.name).toBe(third.name);
  expect(figures?.guidelineChange).toMatchObject({ from: "1", to: "2" });
  expect(JSON.stringify(figures)).not.toContain(someone.name);
  expect(JSON.stringify(figures)).not.toContain("model-0");
  // Still nothing about others.
  const [row] = await test.database.sql<{ id: string }[]>`
    select id from annotators where project_id = ${projectId} and user_id = ${someone.userId}`;
  for (const actor of [third, viewer])
    expect(await refusalOf(getAnnotator(test.database, actor, projectId, row?.id ?? "", "human"))).toBe(
      "forbidden",
    );
  expect(await refusalOf(mine(viewer))).toBe("forbidden");
  expect(await refusalOf(mine(outsider))).toBe("not_found");
  expect(await refusalOf(getAnnotator(test.database, lead, projectId, newId(), "human"))).toBe("not_found");
});
