import { describe, expect, test } from "vitest";
import { fileOf } from "@/lib/formats/read/testing";
import { readJudgedFiles } from "./judged-files";
import { reportRatings } from "./rating-report";
import { toldPairs } from "./told-pairs";

/** Everybody against everybody, both ways. */
async function rated(models: number) {
  const names = Array.from({ length: models }, (_, at) => `m${String(at).padStart(2, "0")}`);
  const votes = names.flatMap((model_a, a) =>
    names.slice(a + 1).flatMap((model_b) =>
      ["model_a", "model_a", "model_b"].map((winner, question_id) => ({
        question_id,
        judge: "ana",
        model_a,
        model_b,
        winner,
      })),
    ),
  );
  const files = [fileOf("votes.jsonl", votes.map((row) => JSON.stringify(row)).join("\n"))];
  const { human } = await readJudgedFiles(files);
  const wish = {
    ties: "half",
    cluster: "none",
    orderEffect: false,
    style: "none",
    intervals: "sandwich",
    confidence: 0.95,
  } as const;
  return {
    ...reportRatings(human, wish),
    computedAt: "",
    isFresh: true,
    differencesLeftOut: 0,
    pairsLeftOut: 0,
  };
}

describe("pairs of models that are told without being asked for", () => {
  test("all of a few models", async () => {
    const view = await rated(20);
    expect(toldPairs(view)).toBe(view);
  });

  test("of many, neighbours and the worst-fitting, and how many there are beside them", async () => {
    const view = await rated(24);
    const told = toldPairs(view);
    expect(told.differences.map(({ better, worse }) => [better, worse])).toEqual(
      view.models.slice(1).map((model, at) => [view.models[at]?.model, model.model]),
    );
    expect(told.differencesLeftOut + told.differences.length).toBe((24 * 23) / 2);
    expect(told.pairs).toEqual(view.pairs.slice(0, 50));
    expect(told.pairsLeftOut).toBe((24 * 23) / 2 - 50);
    expect(told.models).toBe(view.models);
  });
});
