import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "@/db/testing";
import { lintOptionsSchema } from "@/lib/domain/dataset/lints/options";
import { type RecipeInput, recipeSchema } from "@/lib/domain/dataset/recipe";
import type { DiffReport, LintReport, Preview, ReportWish } from "@/lib/domain/dataset/report";
import { importNow } from "../../ingest/testing";
import { type Cast, makeCast, refusalOf } from "../../people/testing";
import { freezeNow, judgedPairs } from "../datasets/testing";
import { withdrawAnnotator } from "../withdrawal/withdraw";
import { diffDatasets, getDatasetLints, getRecipeChoices, lintRecipe, previewRecipe } from "./get-reports";
import { listFindings } from "./list-findings";
import { makeReport } from "./make-report";
import { getReport } from "./report";

let test: TestDatabase;
let cast: Cast & { projectId: string };
beforeAll(async () => {
  test = await createTestDatabase();
  cast = await makeCast(test.database);
  const ordinary = Array.from({ length: 30 }, (_, index) => ({
    prompt: `${["Explain", "Describe", "Compute", "Translate", "List"][index % 5]} item ${index * 37} of catalogue ${index * 101} for reader ${index * 13}`,
    votes: {
      Ana: "a" as const,
      ...(index % 3 === 0 ? { Bo: index % 2 === 0 ? ("a" as const) : ("b" as const) } : {}),
    },
    tags: ["ordinary"],
  }));
  const rows = `${judgedPairs(ordinary)}\n${oddRows()}`;
  const view = await importNow(test.database, cast.lead, cast.projectId, { "rows.jsonl": rows });
  expect(view).toMatchObject({ status: "done", problemCount: 0 });
});
afterAll(() => test.drop());

/** One prompt for each thing that the checks look for. */
function oddRows(): string {
  const long = "word ".repeat(200).trim();
  const odd: [string, string, string][] = [
    ["same", "It is  so.", "it is so."],
    ["name", "As an AI language model developed by Acme, I cannot tell.", "No."],
    ["cut", long, "Yes."],
    ["empty", " ", "Something."],
    ["mojibake", "CafÃ© and crÃ¨me", "Coffee."],
    ["mail", "Write to jane.doe@acme.io or call +49 30 1234567.", "I do not know her."],
    [
      "card",
      "Her card is 4111 1111 1111 1111, her number 11010519491231002X.",
      "No numbers here 4111 1111 1111 1112.",
    ],
  ];
  return odd
    .flatMap(([id, a, b]) => [
      { type: "prompt", id, messages: [{ role: "user", content: `A question about ${id} alone` }] },
      ...[a, b].map((content, place) => ({
        type: "response",
        id: `${id}-${place}`,
        prompt_id: id,
        model: { name: ["model-a", "model-b"][place] },
        messages: [{ role: "assistant", content }],
      })),
      {
        type: "judgment",
        prompt_id: id,
        annotator: { name: "Ana", kind: "imported" },
        comparison: "pairwise",
        levels: 4,
        response_ids: [`${id}-0`, `${id}-1`],
        answer: { tiers: [[`${id}-0`], [`${id}-1`]], strength: 1 },
      },
    ])
    .map((row) => JSON.stringify(row))
    .join("\n");
}

/** Asks, lets the worker work, and asks again. */
async function made<Value>(wish: ReportWish) {
  const first = await getReport<Value>(test.database, cast.projectId, wish);
  if (first.state === "waiting") expect(first).toMatchObject({ value: null, isFresh: false });
  await makeReport(test.database, cast.projectId, wish);
  return getReport<Value>(test.database, cast.projectId, wish);
}
const recipeOf = (recipe: RecipeInput = {}) => recipeSchema.parse(recipe);
const options = (wish = {}) => lintOptionsSchema.parse(wish);
const rowsOf = async (wish: ReportWish, kind: string) =>
  (await listFindings(test.database, cast.lead, cast.projectId, wish, { kind, limit: 100 })).rows;

describe("a preview", () => {
  it("counts what a freeze would hold, and stores nothing else", async () => {
    const recipe = recipeOf({ filters: { tags: ["ordinary"] } });
    const { value, isFresh } = await made<Preview>({ kind: "preview", recipe });
    expect(isFresh).toBe(true);
    expect(value?.summary).toMatchObject({ judgments: 40, annotators: 2, omitted: { tag: 7 } });
    const frozen = await freezeNow(test.database, cast.lead, cast.projectId, recipe);
    expect(frozen.manifest?.summary).toEqual(value?.summary);
  });

  it("says why there can be none", async () => {
    const recipe = recipeOf({ margin: "rating", filters: { withoutAnnotators: [], models: ["model-a"] } });
    expect(await made({ kind: "draft-lints", recipe, options: options() })).toMatchObject({
      state: "failed",
      failure: "empty",
    });
  });

  it("names what a recipe may choose from", async () => {
    const choices = await getRecipeChoices(test.database, cast.lead, cast.projectId);
    expect(choices).toMatchObject({ tags: ["ordinary"], models: ["model-a", "model-b"] });
    expect(choices.annotators.map((one) => one.name)).toEqual(["Ana", "Bo"]);
  });
});

describe("the checks", () => {
  const counts = (report: LintReport | null) =>
    Object.fromEntries(
      report?.lints.filter((lint) => lint.count > 0).map((lint) => [lint.name, lint.count]) ?? [],
    );
  const draft = {
    kind: "draft-lints" as const,
    recipe: recipeOf(),
    options: options({ contextLength: 150 }),
  };

  it("find what is wrong before anything is frozen, and leave nothing behind", async () => {
    const before = await test.database.sql`select count(*)::int as n from dataset_pairs`;
    const { value } = await made<LintReport>(draft);
    expect(counts(value)).toEqual({
      "chosen-equals-rejected": 1,
      "contradictory-majority": 5,
      "dominant-annotator": 1,
      "length-predicts-winner": expect.any(Number),
      "model-names": 1,
      "truncated-responses": 2,
      mojibake: 1,
      "personal-data": 4,
      "too-many-tokens": 1,
    });
    expect(value).toMatchObject({ prompts: 37, pairs: 47 });
    const after = await test.database.sql`select count(*)::int as n from dataset_pairs`;
    expect(after).toEqual(before);
    expect(await test.database.sql`select from datasets where number < 0`).toHaveLength(0);
  });

  it("show their rows, personal data masked and annotators by name", async () => {
    const personal = await rowsOf(draft, "personal-data");
    expect(personal.map((row) => row.what).sort()).toEqual(["card", "chinese_id", "email", "phone"]);
    expect(JSON.stringify(personal)).not.toMatch(/jane|1111 1111|1234567/);
    expect(await rowsOf(draft, "dominant-annotator")).toMatchObject([{ names: ["Ana"], value: 0.787 }]);
    expect((await rowsOf(draft, "truncated-responses")).map((row) => row.what).sort()).toEqual([
      "empty",
      "open_sentence",
    ]);
    expect(await rowsOf(draft, "too-many-tokens")).toMatchObject([
      { names: ["model-a"], value: expect.any(Number) },
    ]);
    const first = await listFindings(test.database, cast.lead, cast.projectId, draft, {
      kind: "contradictory-majority",
      limit: 3,
    });
    const cursor = first.nextCursor ?? undefined;
    const second = await listFindings(test.database, cast.lead, cast.projectId, draft, {
      kind: "contradictory-majority",
      limit: 3,
      cursor,
    });
    expect([first.rows.length, second.rows.length, second.nextCursor]).toEqual([3, 2, null]);
  });

  it("say the same of the dataset that was frozen", async () => {
    const { number } = await freezeNow(test.database, cast.lead, cast.projectId);
    const [one, other] = [
      await made<LintReport>(draft),
      await made<LintReport>({ kind: "lints", number, options: draft.options }),
    ];
    expect(other.value).toEqual(one.value);
  });

  it("are for those who may freeze, or export, and their rows for those who may read judgments", async () => {
    const { number } = await freezeNow(test.database, cast.lead, cast.projectId);
    const wish = { kind: "lints" as const, number, options: options() };
    const { database } = test;
    const { projectId } = cast;
    expect(await refusalOf(lintRecipe(database, cast.viewer, projectId, draft.recipe, draft.options))).toBe(
      "forbidden",
    );
    expect(await refusalOf(previewRecipe(database, cast.reviewer, projectId, draft.recipe))).toBe(
      "forbidden",
    );
    expect(await refusalOf(getDatasetLints(database, cast.annotator, projectId, number, options()))).toBe(
      "forbidden",
    );
    expect(await refusalOf(getDatasetLints(database, cast.viewer, projectId, number, options()))).toBeNull();
    const rows = (actor: Cast["lead"]) =>
      listFindings(database, actor, projectId, wish, { kind: "mojibake", limit: 1 });
    expect(await refusalOf(rows(cast.viewer))).toBe("forbidden");
    expect(await refusalOf(rows(cast.reviewer))).toBeNull();
    expect(await refusalOf(rows(cast.outsider))).toBe("not_found");
    expect(await refusalOf(getDatasetLints(database, cast.lead, projectId, 999, options()))).toBe(
      "not_found",
    );
  });
});

describe("two datasets", () => {
  it("are compared, where an annotator's withdrawal makes the next one without him", async () => {
    const { sql } = test.database;
    const [bo] = await sql`select id from annotators where project_id = ${cast.projectId} and name = 'Bo'`;
    const before = await freezeNow(test.database, cast.lead, cast.projectId);
    await withdrawAnnotator(test.database, cast.lead, cast.projectId, bo?.id, true);
    const after = await freezeNow(test.database, cast.lead, cast.projectId, {
      filters: { tags: ["ordinary"] },
    });
    expect(after.manifest?.summary).toMatchObject({
      annotators: 1,
      withdrawnAnnotators: 1,
      judgments: 30,
      omitted: { withdrawn: 10, tag: 7 },
    });
    const wish = { kind: "diff" as const, from: before.number, to: after.number };
    const { value } = await made<DiffReport>(wish);
    expect(value).toMatchObject({
      isSameAggregation: true,
      prompts: { added: 0, removed: 7, same: 30 },
      pairs: { added: 0, removed: 17, changed: 0, same: 30 },
      annotators: { added: 0, removed: 1, withdrawn: 1 },
      agreement: { before: { value: 0.5 }, after: { value: null } },
    });
    expect(await rowsOf(wish, "pair-removed")).toHaveLength(17);
    expect(await rowsOf(wish, "prompt-removed")).toHaveLength(7);
    await withdrawAnnotator(test.database, cast.lead, cast.projectId, bo?.id, false);
    const again = await freezeNow(test.database, cast.lead, cast.projectId);
    expect(again.manifest?.contentHash).toBe(before.manifest?.contentHash);
  });

  it("of which one makes one pair of several judgments are compared pair by pair", async () => {
    const every = await freezeNow(test.database, cast.lead, cast.projectId);
    const majority = await freezeNow(test.database, cast.lead, cast.projectId, {
      aggregation: { kind: "majority" },
    });
    const { value } = await made<DiffReport>({ kind: "diff", from: every.number, to: majority.number });
    // Five pairs have one judgment each way: they are undecided, and gone.
    expect(value).toMatchObject({ isSameAggregation: false, pairs: { added: 0, removed: 5, same: 32 } });
  });

  it("are only compared when both are there", async () => {
    expect(await refusalOf(diffDatasets(test.database, cast.lead, cast.projectId, 1, 999))).toBe("not_found");
  });
});
