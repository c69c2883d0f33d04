import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "@/db/testing";
import { recipeSchema } from "@/lib/domain/dataset/recipe";
import { importNow } from "../../ingest/testing";
import { undoImport } from "../../ingest/undo-import";
import { type Cast, makeCast, refusalOf } from "../../people/testing";
import { freezeDataset } from "./freeze-dataset";
import { getDataset } from "./get-dataset";
import { listDatasets } from "./list-datasets";
import { freezeNow, judgedPairs } from "./testing";

let test: TestDatabase;
beforeAll(async () => {
  test = await createTestDatabase();
});
afterAll(() => test.drop());

/** Three people on a hundred prompts: Ana and Bo mostly agree, Cy contradicts. */
const judged = () =>
  judgedPairs(
    Array.from({ length: 100 }, (_, index) => ({
      prompt: `Question number ${index}: what is ${index} times ${index + 7}, and why does ${index * 31} matter?`,
      tags: [index % 5 === 0 ? "maths" : "words"],
      votes: {
        Ana: index % 10 === 9 ? "tie" : "a",
        ...(index % 2 === 0 ? { Bo: { says: "a" as const, strength: 3 } } : {}),
        ...(index % 5 === 0 ? { Cy: "b" as const } : {}),
      },
    })),
  );

describe("a frozen dataset", () => {
  let cast: Cast & { projectId: string };
  beforeAll(async () => {
    cast = await makeCast(test.database);
    const view = await importNow(test.database, cast.lead, cast.projectId, { "rows.jsonl": judged() });
    expect(view).toMatchObject({ status: "done", problemCount: 0 });
  });
  const freeze = (recipe: Parameters<typeof freezeNow>[3] = {}) =>
    freezeNow(test.database, cast.lead, cast.projectId, recipe);
  const pairsOf = (number: number) =>
    test.database.sql`
      select * from dataset_pairs where project_id = ${cast.projectId} and number = ${number} order by ordinal`;

  it("holds every judgment's pair, ties left out and counted", async () => {
    const { manifest, state, number } = await freeze();
    expect(state).toBe("ready");
    expect(manifest?.summary).toMatchObject({
      judgments: 170,
      annotators: 3,
      omitted: { tie: 10 },
      models: [
        { name: "model-a", chosen: 140, rejected: 20 },
        { name: "model-b", chosen: 20, rejected: 140 },
      ],
    });
    const rows = await pairsOf(number);
    expect(rows).toHaveLength(160);
    expect(rows.map((row) => row.ordinal)).toEqual(rows.map((_, index) => index));
    expect(rows.map((row) => row.place)).toEqual(rows.map((row) => row.place).sort((a, b) => a - b));
  });

  it("is the same again, under the next number", async () => {
    const [one, two] = [await freeze(), await freeze()];
    expect(two.number).toBe(one.number + 1);
    expect(two.manifest).toEqual(one.manifest);
    expect(two.manifest?.contentHash).toMatch(/^[0-9a-f]{64}$/);
    const other = await freeze({ splits: { seed: 1 } });
    expect(other.manifest?.contentHash).not.toBe(one.manifest?.contentHash);
  });

  it("makes one pair of all judgments on two responses, with how sure it is", async () => {
    const { manifest, number } = await freeze({ aggregation: { kind: "majority", minimum: 2 } });
    const rows = await pairsOf(number);
    // Ana and Bo on even prompts, Cy too on every tenth; Ana alone on odd ones, or with Cy: one against one.
    expect(rows).toHaveLength(50);
    expect(rows.find((row) => row.judgments === 3)).toMatchObject({ p_chosen: 0.666667, annotator_id: null });
    expect(manifest?.summary.omitted).toMatchObject({ undecided: 20, tooFew: 30 });
    expect(rows.every((row) => row.p_low < row.p_chosen && row.p_chosen <= row.p_high + 1e-9)).toBe(true);
  });

  it("counts a reliable annotator for more where labels are soft", async () => {
    const { number } = await freeze({ aggregation: { kind: "soft" } });
    const three = (await pairsOf(number)).find((row) => row.judgments === 3);
    expect(three?.p_chosen).toBeGreaterThan(0.8);
  });

  it("gives half a win each way to a tie, or keeps it marked", async () => {
    const half = await pairsOf((await freeze({ ties: "half" })).number);
    expect(half.filter((row) => row.p_chosen === 0.5)).toHaveLength(20);
    const kept = await pairsOf((await freeze({ ties: "keep" })).number);
    expect(kept.filter((row) => row.is_tie)).toHaveLength(10);
  });

  it("keeps prompt and split together, in the shares asked for", async () => {
    const { manifest } = await freeze({ splits: { validation: 0.2, test: 0.1, isStratified: true } });
    expect(manifest?.summary.prompts).toEqual({ train: 70, validation: 20, test: 10 });
  });

  it("says why it cannot be made", async () => {
    expect(await freeze({ filters: { tags: ["nothing"] } })).toMatchObject({
      state: "failed",
      failure: "empty",
    });
  });

  it("is listed, and found by its number", async () => {
    const { rows } = await listDatasets(test.database, cast.viewer, cast.projectId, { limit: 2 });
    expect(rows).toHaveLength(2);
    const newest = rows[0]?.number ?? 0;
    expect(await getDataset(test.database, cast.viewer, cast.projectId, newest)).toEqual({
      ...rows[0],
      withdrawnSince: 0,
    });
  });

  it("is refused to who may not", async () => {
    const wish = { name: "", recipe: recipeSchema.parse({}) };
    const ask = (actor: Cast["lead"]) => freezeDataset(test.database, actor, cast.projectId, wish);
    expect(await refusalOf(ask(cast.viewer))).toBe("forbidden");
    expect(await refusalOf(ask(cast.annotator))).toBe("forbidden");
    expect(await refusalOf(ask(cast.outsider))).toBe("not_found");
    const list = (actor: Cast["lead"]) => listDatasets(test.database, actor, cast.projectId, { limit: 1 });
    expect(await refusalOf(list(cast.annotator))).toBe("forbidden");
  });

  it("keeps the import it was made of", async () => {
    const imports = await test.database.sql`select id from imports where project_id = ${cast.projectId}`;
    expect(await refusalOf(undoImport(test.database, cast.lead, cast.projectId, imports[0]?.id))).toBe(
      "in_dataset",
    );
  });
});
