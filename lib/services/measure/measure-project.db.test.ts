import { afterAll, beforeAll, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "@/db/testing";
import { fileOf } from "@/lib/formats/read/testing";
import { importNow } from "../ingest/testing";
import { type Cast, makeCast, refusalOf } from "../people/testing";
import { getAgreement } from "./get-agreement";
import { getFreshness } from "./get-freshness";
import { getRatings } from "./get-ratings";
import { agreementKind } from "./kinds/agreement";
import { ratingsKind } from "./kinds/ratings";
import { type MeasuringTools, measureNow, measureProject } from "./measure-project";
import { reportFiles } from "./report/agreement-report";
import { readJudgedFiles } from "./report/judged-files";
import { reportRatings } from "./report/rating-report";
import { inlineMeasuring } from "./testing";
import { computeFigure, type FigureTask } from "./thread/compute-figure";

let test: TestDatabase;
beforeAll(async () => {
  test = await createTestDatabase();
});
afterAll(() => test.drop());

const models = ["m1", "m2", "m3", "m4"];

/** Rankings with ties by four judges in changing orders, and votes on the same prompts: made by arithmetic, not at random. */
const rankings = Array.from({ length: 12 }, (_, prompt) =>
  ["ana", "bo", "mei", "gpt-4"].map((reviewer_id, judge) => {
    const shown = models.map((_, place) => models[(place + judge + prompt) % 4] as string);
    return JSON.stringify({
      question_id: prompt,
      reviewer_id,
      metadata: {
        question: `Question ${prompt}`,
        model_ids: shown,
        answers: shown.map((model) => `${model} answers ${prompt}`),
      },
      order: shown.map((model) => 1 + ((models.indexOf(model) * (1 + (judge % 2)) + prompt * judge) % 3)),
    });
  }),
)
  .flat()
  .join("\n");

const choice = {
  ties: "davidson",
  cluster: "judge",
  orderEffect: true,
  style: "none",
  intervals: "sandwich",
  tag: "",
} as const;

async function importedProject(): Promise<Cast & { projectId: string }> {
  const cast = await makeCast(test.database);
  await importNow(test.database, cast.lead, cast.projectId, { "rankings.jsonl": rankings });
  return cast;
}

it("a project's figures are the file's, to the last digit", async () => {
  const { lead, projectId } = await importedProject();
  expect((await getAgreement(test.database, lead, projectId, "human")).figures).toBeNull();
  await measureNow(test.database, projectId, "human", agreementKind, {});
  await measureNow(test.database, projectId, "human", ratingsKind, choice);
  const files = await readJudgedFiles([fileOf("rankings.jsonl", rankings)]);
  const { human } = reportFiles(files, 0.95);
  const found = (await getAgreement(test.database, lead, projectId, "human")).figures;
  expect(found?.isFresh).toBe(true);
  expect(found?.rankings?.tauB.value).toBeCloseTo(human?.rankings?.tauB.value as number, 12);
  for (const key of ["tiesKept", "tiesDropped", "tiesHalf", "alpha"] as const) {
    expect(human?.[key].value).not.toBeNull();
    expect(found?.[key].value).toBeCloseTo(human?.[key].value as number, 12);
    expect(found?.[key].low).toBeCloseTo(human?.[key].low as number, 12);
  }
  expect(found?.pairs.map(({ a, b, units }) => [a, b, units])).toEqual(
    human?.pairs.map(({ a, b, units }) => [a, b, units]),
  );
  const rated = (await getRatings(test.database, lead, projectId, "human", choice)).figures;
  const ofFile = reportRatings(files.human, { ...choice, confidence: 0.95 });
  expect(rated?.exists).toBe(true);
  for (const model of ofFile.models) {
    const same = rated?.models.find((one) => one.model === model.model);
    expect(same).toMatchObject({ wins: model.wins, losses: model.losses, ties: model.ties });
    expect(same?.rating).toBeCloseTo(model.rating as number, 8);
    expect(same?.low).toBeCloseTo(model.low as number, 8);
  }
});

it("figures are stale once somebody has judged again, and are asked for once", async () => {
  const { lead, projectId } = await importedProject();
  const fresh = () => getFreshness(test.database, lead, projectId);
  expect(await fresh()).toEqual({ computedAt: null, isFresh: false });
  await measureNow(test.database, projectId, "human", agreementKind, {});
  const first = await fresh();
  expect(first.isFresh).toBe(true);
  await importNow(test.database, lead, projectId, {
    "more.jsonl": rankings.replaceAll('"ana"', '"ivy"'),
  });
  const before = await getAgreement(test.database, lead, projectId, "human");
  expect(before.figures).toMatchObject({ isFresh: false });
  expect(await fresh()).toEqual({ ...first, isFresh: false });
  await getAgreement(test.database, lead, projectId, "human");
  await measureNow(test.database, projectId, "human", agreementKind, {});
  const after = await getAgreement(test.database, lead, projectId, "human");
  expect(after.figures?.isFresh).toBe(true);
  expect(await fresh()).toEqual({ computedAt: after.figures?.computedAt, isFresh: true });
  expect(after.figures?.annotators.map((one) => one.name)).toContain("ivy");
  expect(before.figures?.annotators.map((one) => one.name)).not.toContain("ivy");
});

it("annotators and outsiders see no figures", async () => {
  const { projectId, annotator, outsider } = await importedProject();
  expect(await refusalOf(getAgreement(test.database, annotator, projectId, "human"))).toBe("forbidden");
  expect(await refusalOf(getRatings(test.database, annotator, projectId, "human", choice))).toBe("forbidden");
  expect(await refusalOf(getFreshness(test.database, outsider, projectId))).toBe("not_found");
  expect(await refusalOf(getAgreement(test.database, outsider, projectId, "human"))).toBe("not_found");
});

/** The rankings once more, as if others had made them. */
const again = (by: string) => rankings.replaceAll(/"(ana|bo|mei)"/g, `"${by} $1"`);

/** Tools that do something before each figure. */
function toolsWith(before: (task: FigureTask) => Promise<void>): MeasuringTools {
  const compute = async (task: FigureTask) => {
    await before(task);
    return computeFigure(task);
  };
  return { ...inlineMeasuring(), compute };
}

/** How many of a project's figures have seen its newest judgment, of how many. */
async function countFresh(projectId: string): Promise<{ fresh: number; all: number } | undefined> {
  const [row] = await test.database.sql<{ fresh: number; all: number }[]>`
    select count(*)::int as all, count(*) filter (where last_seq =
      (select max(seq) from judgments where project_id = ${projectId}))::int as fresh
    from measurements where project_id = ${projectId}`;
  return row;
}

it("what takes long is made in rounds, of which each sees what was judged meanwhile", async () => {
  const { lead, projectId } = await importedProject();
  await getAgreement(test.database, lead, projectId, "human");
  await getRatings(test.database, lead, projectId, "human", choice);
  await measureProject(test.database, inlineMeasuring(), projectId);
  expect(await countFresh(projectId)).toEqual({ fresh: 2, all: 2 });
  for (const [computeMs, fresh] of [
    [1, 0],
    [5_000, 1],
  ] as const) {
    await importNow(test.database, lead, projectId, { "more.jsonl": again(`before ${computeMs}`) });
    await test.database.sql`
      update measurements set compute_ms = ${computeMs} where project_id = ${projectId}`;
    let made = 0;
    const tools = toolsWith(async () => {
      if (made++ === 0)
        await importNow(test.database, lead, projectId, { "more.jsonl": again(`meanwhile ${computeMs}`) });
    });
    await measureProject(test.database, tools, projectId);
    expect(made).toBe(2);
    expect(await countFresh(projectId)).toEqual({ fresh, all: 2 });
  }
});

it("a figure that cannot be made holds up none of the others, is told of, and rests", async () => {
  const { lead, projectId } = await importedProject();
  await getAgreement(test.database, lead, projectId, "human");
  await getRatings(test.database, lead, projectId, "human", choice);
  const tools = toolsWith(async ({ key }) => {
    if (key === "ratings") throw new Error("no memory");
  });
  await expect(measureProject(test.database, tools, projectId)).rejects.toThrow("no memory");
  expect(await countFresh(projectId)).toEqual({ fresh: 1, all: 2 });
  const [ratings] = await test.database.sql<{ computeMs: number }[]>`
    select compute_ms as "computeMs" from measurements where project_id = ${projectId} and kind = 'ratings'`;
  expect(ratings?.computeMs).toBe(60_000);
});
