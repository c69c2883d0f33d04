import fs from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import others from "@/cli/commands/conformance/fixtures/reference-cases.json";
import { inputFile } from "@/lib/formats/read/input";
import { fileOf } from "@/lib/formats/read/testing";
import { reportFiles } from "./agreement-report";
import { type FileWish, readJudgedFiles } from "./judged-files";
import { type RatingWish, reportRatings } from "./rating-report";

const wish: RatingWish = {
  ties: "half",
  cluster: "none",
  orderEffect: false,
  style: "none",
  intervals: "sandwich",
  confidence: 0.95,
};

async function read(rows: readonly object[], wish: FileWish = {}) {
  return readJudgedFiles([fileOf("votes.jsonl", rows.map((row) => JSON.stringify(row)).join("\n"))], wish);
}

const vote = (question_id: number, judge: string, model_a: string, model_b: string, winner: string) => ({
  question_id,
  judge,
  model_a,
  model_b,
  winner,
});

describe("agreement of files", () => {
  test("(A,B) and (B,A) are the same item; people and machines stand apart", async () => {
    const files = await read([
      vote(1, "ana", "m1", "m2", "model_a"),
      vote(1, "bo", "m2", "m1", "model_b"),
      vote(1, "gpt-4", "m1", "m2", "model_b"),
      vote(2, "ana", "m1", "m2", "tie"),
      vote(2, "bo", "m2", "m1", "model_a"),
    ]);
    const report = reportFiles(files, 0.95);
    expect(report.human).toMatchObject({ comparisons: 2, tiesKept: { value: 0.5 } });
    expect(report.human?.tiesDropped).toMatchObject({ value: 1, chance: 0.5 });
    expect(report.human?.pairs).toHaveLength(1);
    expect(report.machine).toMatchObject({
      tiesKept: { value: null, reason: "one_annotator" },
    });
    expect(report.humanWithMachine).toMatchObject({ comparisons: 2, tiesKept: { value: 0 } });
  });

  test("rankings are aligned by response: opposite ones give −1", async () => {
    const ranked = (reviewer_id: string, model_ids: string[], order: number[]) => ({
      question_id: 71,
      reviewer_id,
      metadata: { question: "Q", model_ids, answers: model_ids.map((id) => `answer of ${id}`) },
      order,
    });
    const report = reportFiles(
      await read([
        ranked("ana", ["m1", "m2", "m3", "m4"], [1, 2, 3, 4]),
        ranked("bo", ["m4", "m3", "m2", "m1"], [1, 2, 3, 4]),
      ]),
      0.95,
    );
    expect(report.human?.rankings?.tauB.value).toBe(-1);
    expect(report.human?.tiesKept.value).toBe(0);
    expect(report.human?.alpha.value).toBeLessThan(0);
  });

  test("only judges whose names match", async () => {
    const files = await read(
      [vote(1, "expert_1", "m1", "m2", "model_a"), vote(1, "author_0", "m1", "m2", "model_b")],
      { judges: /^expert/u },
    );
    expect(files).toMatchObject({ judgments: 2, leftOut: 1, human: { judgments: 1 } });
  });
});

describe("ratings of files equal the reference implementations", () => {
  interface Case {
    id: string;
    kind: string;
    input: { n: number; rows: [number, number, number][] };
    expected: Record<string, unknown>;
  }
  const cases = others as unknown as Case[];
  /** Each row a vote of its own on a prompt of its own, shown in the row's order. */
  const votesOf = ({ input }: Case) =>
    input.rows.map(([a, b, score], index) =>
      vote(
        index,
        "voter",
        `item ${a}`,
        `item ${b}`,
        score === 1 ? "model_a" : score === 0 ? "model_b" : "tie",
      ),
    );
  const strengths = (view: ReturnType<typeof reportRatings>, n: number) =>
    Array.from(
      { length: n },
      (_, item) => view.models.find(({ model }) => model === `item ${item}`)?.logStrength,
    );

  test.each(
    cases.filter((one) => one.kind === "bradley_terry_davidson").map((one) => [one.id, one] as const),
  )("Davidson: %s", async (_, one) => {
    const view = reportRatings((await read(votesOf(one))).human, {
      ...wish,
      ties: "davidson",
      orderEffect: "orderEffect" in one.expected,
    });
    const expected = one.expected.logStrength as number[];
    for (const [item, value] of strengths(view, one.input.n).entries())
      expect(value).toBeCloseTo(expected[item] as number, 5);
  });

  test("Rao–Kupper", async () => {
    const one = cases.find(({ kind }) => kind === "bradley_terry_rao_kupper") as Case;
    const view = reportRatings((await read(votesOf(one))).human, { ...wish, ties: "rao-kupper" });
    const expected = one.expected.logStrength as number[];
    for (const [item, value] of strengths(view, one.input.n).entries())
      expect(value).toBeCloseTo(expected[item] as number, 5);
  });

  test("the order effect", async () => {
    const one = cases.find(({ kind }) => kind === "bradley_terry_order_effect") as Case;
    const view = reportRatings((await read(votesOf(one))).human, { ...wish, orderEffect: true });
    const expected = one.expected.logStrength as number[];
    expect(expected).toBeDefined();
    for (const [item, value] of strengths(view, one.input.n).entries())
      expect(value).toBeCloseTo(expected[item] as number, 5);
    expect(view.fits[0]?.orderEffect?.value).toBeCloseTo(one.expected.orderEffect as number, 5);
  });
});

const qlora = path.resolve("../shared/data/qlora_vicuna80/ratings-gpt4-pairwise");
test.skipIf(!fs.existsSync(qlora))("the order of QLoRA's table 1 (arXiv 2305.14314)", async () => {
  const files = fs.readdirSync(qlora).map((name) => inputFile(path.join(qlora, name), name, null));
  const { machine, human, rowsWithProblem } = await readJudgedFiles(files);
  expect(rowsWithProblem).toBe(13);
  expect(human.judgments).toBe(0);
  const order = reportRatings(machine, { ...wish, cluster: "prompt" }).models.map(({ model }) => model);
  const paper = ["gpt4", "65b", "30b", "vicuna", "gpt35", "13b", "bard", "7b"];
  expect(order.map((name, place) => name.startsWith(paper[place] ?? "?"))).toEqual(paper.map(() => true));
});
