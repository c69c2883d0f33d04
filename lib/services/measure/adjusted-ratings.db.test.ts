import { afterAll, beforeAll, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "@/db/testing";
import { fileOf } from "@/lib/formats/read/testing";
import { importNow } from "../ingest/testing";
import { type Cast, makeCast } from "../people/testing";
import { getRatings } from "./get-ratings";
import { ratingsKind } from "./kinds/ratings";
import { measureNow } from "./measure-project";
import { readJudgedFiles } from "./report/judged-files";
import { reportRatings } from "./report/rating-report";

let test: TestDatabase;
beforeAll(async () => {
  test = await createTestDatabase();
});
afterAll(() => test.drop());

const plain = {
  ties: "half",
  cluster: "prompt",
  orderEffect: false,
  style: "none",
  intervals: "sandwich",
  tag: "",
} as const;

const words = (count: number) => "word ".repeat(count).trim();

/** Three models; m3 writes long lists, and whatever is longer wins three times in four. Even prompts are tagged. */
function votes(prompts: number): string {
  const lines: object[] = [];
  for (let prompt = 0; prompt < prompts; prompt++) {
    const id = `p${prompt}`;
    const tags = prompt % 2 === 0 ? ["maths"] : [];
    lines.push({ type: "prompt", id, messages: [{ role: "user", content: `Question ${prompt}` }], tags });
    const lengths = [1, 2, 3].map((model) => 5 + ((prompt * 7 + model * 11) % 20) + (model === 3 ? 8 : 0));
    for (const [model, length] of lengths.entries())
      lines.push({
        type: "response",
        id: `${id}-${model}`,
        prompt_id: id,
        model: { name: `m${model + 1}` },
        messages: [{ role: "assistant", content: model === 2 ? `- ${words(length)}\n- two` : words(length) }],
      });
    for (const [a, b] of [
      [0, 1],
      [1, 2],
      [0, 2],
    ] as const) {
      const isLonger = (lengths[a] as number) > (lengths[b] as number);
      const isFirst = (prompt + a) % 4 === 0 ? !isLonger : isLonger;
      const order = [`${id}-${a}`, `${id}-${b}`];
      lines.push({
        type: "judgment",
        prompt_id: id,
        annotator: { name: "ana", kind: "imported" },
        comparison: "pairwise",
        response_ids: order,
        order_known: true,
        answer: { tiers: (isFirst ? order : [...order].reverse()).map((one) => [one]) },
      });
    }
  }
  return lines.map((line) => JSON.stringify(line)).join("\n");
}

async function rate(cast: Cast & { projectId: string }, choice: Parameters<typeof getRatings>[4]) {
  const { a: _, b: __, ...wish } = choice as typeof choice & { a?: string; b?: string };
  await measureNow(test.database, cast.projectId, "human", ratingsKind, wish);
  return getRatings(test.database, cast.lead, cast.projectId, "human", choice);
}

it("adjusts for what responses look like, reads each text once, and shows both", async () => {
  const cast = await makeCast(test.database);
  const { projectId } = cast;
  await importNow(test.database, cast.lead, projectId, { "all.jsonl": votes(40) });
  const raw = await rate(cast, plain);
  expect(raw.figures?.comparisons).toBe(120);
  expect(raw.figures?.raw).toBeNull();
  const { figures } = await rate(cast, { ...plain, style: "format" });
  const effects = figures?.fits[0]?.effects ?? [];
  expect(effects.map((one) => one.feature)).toEqual(["length", "headings", "lists", "bold", "codeBlocks"]);
  const [length, headings, lists] = effects;
  expect(length?.low).toBeGreaterThan(0);
  expect(length?.wins).toBeGreaterThan(0.5);
  expect(headings).toMatchObject({ value: null, wins: null, reason: "no_variation" });
  // Only the third model writes lists, always of two: that cannot be told apart from its strength.
  expect(lists).toMatchObject({ value: null, reason: "not_identified" });
  expect(figures?.withoutText).toBe(0);
  // What stands beside the adjusted ratings are the plain ones.
  for (const model of raw.figures?.models ?? [])
    expect(figures?.raw?.find((one) => one.model === model.model)?.rating).toBe(model.rating);
  const kept = await test.database.sql`select lists from response_styles where project_id = ${projectId}`;
  expect(kept).toHaveLength(120);
  expect(kept.filter((row) => row.lists === 2)).toHaveLength(40);
  await test.database.sql`
    update responses set messages = '[]'::jsonb where project_id = ${projectId}`;
  const again = await rate(cast, { ...plain, style: "format" });
  expect(again.figures?.fits[0]?.effects).toEqual(effects);
});

it("rates by tag, and gives the difference that was asked for", async () => {
  const cast = await makeCast(test.database);
  await importNow(test.database, cast.lead, cast.projectId, { "all.jsonl": votes(40) });
  const tagged = await rate(cast, { ...plain, tag: "maths", a: "m3", b: "m1" });
  expect(tagged.figures).toMatchObject({ comparisons: 60, tags: [{ tag: "maths", comparisons: 60 }] });
  expect([tagged.difference?.better, tagged.difference?.worse].sort()).toEqual(["m1", "m3"]);
  const none = await rate(cast, { ...plain, tag: "no such tag" });
  expect(none.figures?.comparisons).toBe(0);
  expect(none.difference).toBeNull();
});

it("gives the same from the file alone, adjusted and by tag, whatever the order of its rows", async () => {
  const cast = await makeCast(test.database);
  const text = votes(40);
  await importNow(test.database, cast.lead, cast.projectId, { "all.jsonl": text });
  const judgmentsFirst = text.split("\n").sort((a, b) => b.indexOf('"judgment"') - a.indexOf('"judgment"'));
  for (const wish of [
    { ...plain, style: "format" },
    { ...plain, style: "length", orderEffect: true, tag: "maths" },
  ] as const) {
    const { figures } = await rate(cast, wish);
    for (const rows of [text, judgmentsFirst.join("\n")]) {
      const { human } = await readJudgedFiles([fileOf("all.jsonl", rows)], {
        tag: wish.tag,
        withStyles: true,
      });
      const own = reportRatings(human, { ...wish, confidence: 0.95 }, undefined, human.styles);
      expect(human.tags).toEqual(figures?.tags);
      expect(own).toMatchObject({ comparisons: figures?.comparisons, withoutText: 0 });
      for (const model of figures?.models ?? []) {
        const same = own.models.find((one) => one.model === model.model);
        for (const field of ["rating", "low", "high", "standardError"] as const)
          expect(same?.[field]).toBeCloseTo(model[field] as number, 8);
        expect(same).toMatchObject({ wins: model.wins, bestRank: model.bestRank });
      }
      for (const [k, effect] of (figures?.fits[0]?.effects ?? []).entries()) {
        const same = own.fits[0]?.effects[k];
        expect(same).toMatchObject({ feature: effect.feature, reason: effect.reason });
        if (effect.value !== null) expect(same?.value).toBeCloseTo(effect.value, 8);
      }
    }
  }
});

it("verdicts without texts count as of equal style, and say so", async () => {
  const cast = await makeCast(test.database);
  const votesOnly = [
    ["m1", "m2", "model_a"],
    ["m1", "m2", "model_b"],
    ["m2", "m1", "tie"],
  ].map(([model_a, model_b, winner], question_id) =>
    JSON.stringify({ question_id, judge: "ana", model_a, model_b, winner }),
  );
  await importNow(test.database, cast.lead, cast.projectId, { "votes.jsonl": votesOnly.join("\n") });
  const { figures } = await rate(cast, { ...plain, style: "length" });
  expect(figures).toMatchObject({ comparisons: 3, withoutText: 3 });
  expect(figures?.fits[0]?.effects).toMatchObject([{ feature: "length", value: null }]);
  expect(figures?.models.map((model) => model.rating)).toEqual(figures?.raw?.map((model) => model.rating));
});
