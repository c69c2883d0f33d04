import fs from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type ExportBench, judgedRows, openExportBench, prompts } from "./testing";

let bench: ExportBench;
beforeAll(async () => {
  bench = await openExportBench();
  await bench.add(judgedRows());
  await bench.freeze({ ties: "keep", splits: { validation: 0.2, test: 0.2, nearDuplicate: 1 } });
});
afterAll(() => bench.close());

describe("the rows of an export", () => {
  it("leave ties out of pairs, and count them", async () => {
    const { view, lines } = await bench.exported("preference");
    // 15 of Bob's pairs, 12 of Eve's.
    expect(view.leftOut).toEqual({ tie: 27 });
    expect(view.rows).toBe(prompts * 5 - 27);
    expect(lines("train.jsonl")[0]).toMatchObject({ margin: expect.any(Number), margin_kind: "strength" });
  });

  it("keep the pairs of a group together, and a prompt in one split", async () => {
    const { lines } = await bench.exported("preference");
    const groups = lines("train.jsonl").map((row) => row.group_id as string);
    const runs = groups.filter((group, at) => group !== groups[at - 1]);
    expect(new Set(runs).size).toBe(runs.length);
    const promptsOf = (file: string) => new Set(lines(file).map((row) => row.prompt_id));
    const [train, validation] = [promptsOf("train.jsonl"), promptsOf("validation.jsonl")];
    expect([...validation].some((id) => train.has(id))).toBe(false);
  });

  it("give KTO neighbours of different prompts, each answer once", async () => {
    const { lines } = await bench.exported("kto");
    const train = lines("train.jsonl");
    expect(train.some((row, at) => row.prompt_id === train[at - 1]?.prompt_id)).toBe(false);
    const ids = train.map((row) => row.response_id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(new Set(train.map((row) => row.label))).toEqual(new Set([true, false]));
  });

  it("keep every annotator in HelpSteer's rows, signed as there", async () => {
    const { lines } = await bench.exported("helpsteer");
    const rows = lines("train.jsonl");
    const individual = rows.flatMap(
      (row) => row.individual_preference as { score: number; annotator: string }[],
    );
    expect(new Set(individual.map(({ annotator }) => annotator)).size).toBe(3);
    const preferred = rows.find(
      (row) =>
        (row.response1 as string).startsWith("answer 0") && (row.response2 as string).startsWith("answer 1"),
    );
    expect(preferred?.individual_preference).toMatchObject([{ score: expect.any(Number) }, {}, {}]);
    const [ann] = (preferred?.individual_preference ?? []) as { score: number }[];
    expect(ann?.score).toBeLessThan(0);
  });

  it("are what annotators wrote, for SFT, and the best response", async () => {
    const { lines } = await bench.exported("sft-messages");
    const sources = new Set(lines("train.jsonl").map((row) => row.source));
    expect(sources).toEqual(new Set(["rewrite", "best-response"]));
  });

  it("hide annotators' names and ids everywhere", async () => {
    const ids = await bench.test.database.sql<{ id: string }[]>`
      select id from annotators where project_id = ${bench.cast.projectId}`;
    for (const preset of ["judgments", "preference", "helpsteer", "sft-messages"] as const) {
      const { folder } = await bench.exported(preset);
      for (const file of fs.readdirSync(folder, { recursive: true, encoding: "utf8" })) {
        if (fs.statSync(path.join(folder, file)).isDirectory()) continue;
        const text = fs.readFileSync(path.join(folder, file), "utf8");
        for (const secret of ['Ann"', 'Bob"', 'Eve"', ...ids.map(({ id }) => id)])
          expect(text).not.toContain(secret);
      }
    }
  });
});
