import { execFile } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";

const root = path.resolve(import.meta.dirname, "..");
const folder = fs.mkdtempSync(path.join(os.tmpdir(), "concord-reports-"));
const votes = path.join(folder, "votes.jsonl");

// A process for each call.
vi.setConfig({ testTimeout: 240_000 });

/** The program as people call it, without a server. */
async function concord(...words: string[]): Promise<{ stdout: string; stderr: string; code: number }> {
  const run = promisify(execFile);
  const program = ["--import", "tsx", path.join(root, "cli/concord.ts"), ...words];
  const env = { ...process.env, DATA_DIR: path.join(folder, "no-server-here") };
  try {
    return { ...(await run(process.execPath, program, { cwd: root, env })), code: 0 };
  } catch (error) {
    const { stdout, stderr, code } = error as { stdout: string; stderr: string; code: number };
    return { stdout, stderr, code };
  }
}

beforeAll(() => {
  const said: [question: number, judge: string, a: string, b: string, winner: string][] = [
    [1, "ana", "heron", "finch", "model_a"],
    [1, "bo", "finch", "heron", "model_b"],
    [2, "ana", "heron", "finch", "model_b"],
    [2, "bo", "heron", "finch", "tie"],
    [1, "gpt-4", "heron", "finch", "model_b"],
  ];
  const rows = said.map(([question_id, judge, model_a, model_b, winner]) =>
    JSON.stringify({ question_id, judge, model_a, model_b, winner }),
  );
  fs.writeFileSync(
    votes,
    [...rows, '{"question_id": 3, "model_a": "x", "model_b": "y", "winner": "who"}'].join("\n"),
  );
});
afterAll(() => fs.rmSync(folder, { recursive: true }));

test("agree prints the whole report as JSON, and tells the row that it left out", async () => {
  const { stdout, stderr, code } = await concord("agree", votes, "--json");
  expect(code).toBe(0);
  const report = JSON.parse(stdout);
  expect(report).toMatchObject({ judgments: 5, rowsWithProblem: 1 });
  expect(report.human).toMatchObject({ comparisons: 2, tiesKept: { value: 0.5 }, tiesDropped: { value: 1 } });
  expect(report.human.pairs).toMatchObject([{ a: "ana", b: "bo", units: 2 }]);
  expect(report.humanWithMachine).toMatchObject({ comparisons: 2, tiesKept: { value: 0 } });
  expect(stderr).toMatch(/votes\.jsonl:6: winner: .*who/);
});

test("rate keeps people and machines apart, in words", async () => {
  const { stdout, code } = await concord("rate", votes, "--cluster", "none");
  expect(code).toBe(0);
  expect(stdout).toContain("People: 2 judges, 4 comparisons, 1 of them ties");
  expect(stdout).toContain("Machine judges: 1 judges, 1 comparisons");
  expect(stdout).toContain("none: no finite estimate");
});

test("rate by tag and adjusted for style, and says where there are no texts", async () => {
  const lines: object[] = [];
  for (const [at, winner] of [0, 1, 1, 0, 1, 0].entries()) {
    const id = `p${at}`;
    const tags = at < 4 ? ["maths"] : ["poems"];
    lines.push({ type: "prompt", id, messages: [{ role: "user", content: id }], tags });
    const keys = ["heron", "finch"].map((name, model) => {
      const content = "word ".repeat(1 + ((at * 3 + model * 2) % 5));
      const key = `${id}-${name}`;
      lines.push({
        type: "response",
        id: key,
        prompt_id: id,
        model: { name },
        messages: [{ role: "assistant", content }],
      });
      return key;
    });
    const tiers = (winner === 0 ? keys : [...keys].reverse()).map((key) => [key]);
    const annotator = { name: "ana", kind: "imported" };
    lines.push({
      type: "judgment",
      prompt_id: id,
      annotator,
      comparison: "pairwise",
      response_ids: keys,
      answer: { tiers },
    });
  }
  const file = path.join(folder, "tagged.jsonl");
  fs.writeFileSync(file, lines.map((line) => JSON.stringify(line)).join("\n"));
  const tagged = JSON.parse(
    (await concord("rate", file, "--tag", "maths", "--style", "length", "--json")).stdout,
  );
  expect(tagged).toMatchObject({ tag: "maths", style: "length", human: { comparisons: 4, withoutText: 0 } });
  expect(tagged.human.tags).toEqual([
    { tag: "maths", comparisons: 4 },
    { tag: "poems", comparisons: 2 },
  ]);
  expect(tagged.human.raw).toHaveLength(2);
  expect((await concord("rate", file, "--style", "length")).stdout).toMatch(
    /Style, length: .* twice as long wins/,
  );
  const { stderr, code } = await concord("rate", file, "--tag", "nothing");
  expect({ stderr: stderr.trim(), code }).toEqual({
    stderr: expect.stringContaining("No prompt that was judged has the tag nothing. Tags: maths, poems."),
    code: 1,
  });
  const bare = await concord("rate", votes, "--style", "format", "--judges", "^(ana|bo)$");
  expect(bare.stdout).toContain("All comparisons are of responses whose texts are not in these files");
});

test("only judges that match; a clear word where nothing does, or where the file is not there", async () => {
  const machine = await concord("rate", votes, "--judges", "^gpt", "--json");
  expect(JSON.parse(machine.stdout)).toMatchObject({ human: null, machine: { comparisons: 1 } });
  for (const [words, message] of [
    [["agree", votes, "--judges", "^nobody"], "No judge's name matches ^nobody."],
    [["agree", votes, "--judges", "("], "is not a regular expression"],
    [["agree", votes, "--confidence", "95"], "is not between 0 and 1"],
    [["rate", path.join(folder, "none.jsonl")], "There is no file"],
    [["rate", votes, "--ties", "coin"], "half"],
  ] as const) {
    const { stderr, stdout, code } = await concord(...words);
    expect(stderr).toContain(message);
    expect(stdout).toBe("");
    expect(code).toBe(1);
  }
});

test("odd files: nothing in it, of no known format, one judge, ties only", async () => {
  const write = (name: string, text: string) => {
    fs.writeFileSync(path.join(folder, name), text);
    return path.join(folder, name);
  };
  const empty = await concord("agree", write("empty.jsonl", ""));
  expect(empty).toMatchObject({
    code: 1,
    stdout: "",
    stderr: expect.stringContaining("empty.jsonl, line 1: an empty file"),
  });
  const unknown = await concord("rate", write("unknown.csv", "colour,size\nred,3\n"));
  expect(unknown).toMatchObject({ code: 1, stderr: expect.stringContaining("its fields are colour, size") });
  const row = (question_id: number, winner: string) =>
    JSON.stringify({ question_id, judge: "ana", model_a: "heron", model_b: "finch", winner });
  const ties = write("ties.jsonl", [row(1, "tie"), row(2, "tie")].join("\n"));
  const agreed = await concord("agree", ties);
  expect(agreed.stdout).toContain("undefined (one annotator)");
  const rated = await concord("rate", ties, "--json");
  const [first, second] = JSON.parse(rated.stdout).human.models;
  expect([first.rating, second.rating]).toEqual([1000, 1000]);
  for (const rule of ["davidson", "rao-kupper"]) {
    const { models } = JSON.parse((await concord("rate", ties, "--json", "--ties", rule)).stdout).human;
    // The share of ties grows for ever with the tie parameter: there is no finite estimate.
    expect(models[0]).toMatchObject({ rating: null, reason: "no_finite_estimate" });
  }
});

const published = path.join(root, "../shared/data");
describe.skipIf(!fs.existsSync(published))("published figures come out", () => {
  const rate = async (...places: string[]) => {
    const { stdout } = await concord("rate", ...places.map((place) => path.join(published, place)), "--json");
    return JSON.parse(stdout);
  };

  test("QLoRA, table 1 (arXiv 2305.14314): the order of the eight models", async () => {
    const { machine } = await rate("qlora_vicuna80");
    expect(machine.models.map((one: { model: string }) => one.model)).toEqual([
      "gpt4",
      "65b-guanaco-vicuna",
      "30b-guanaco-vicuna",
      "vicuna-13b",
      "gpt35",
      "13b-guanaco-vicuna",
      "bard",
      "7b-guanaco-vicuna",
    ]);
  });

  test("TED zh-en (google/wmt-mqm-human-evaluation): mean penalty of a segment", async () => {
    const { human } = await rate("ted_zhen_mqm/mqm_ted_zhen.tsv");
    const mean = new Map(human.scores.map((one: { model: string; mean: number }) => [one.model, one.mean]));
    for (const [system, penalty] of [
      ["refB", 0.42],
      ["DIDI-NLP", 1.65],
      ["metricsystem2", 1.76],
      ["metricsystem1", 1.9],
      ["MiSS", 1.97],
      ["IIE-MT", 1.98],
      ["metricsystem4", 2.05],
      ["metricsystem5", 2.15],
      ["SMU", 2.202],
      ["Borderline", 2.4],
      ["NiuTrans", 2.49],
      ["Facebook-AI", 2.64],
      ["Online-W", 2.93],
      ["metricsystem3", 2.99],
      ["ref", 5.52],
    ] as const)
      expect(Math.abs((mean.get(system) as number) - penalty)).toBeLessThan(0.006);
  });

  test("HalluQA, misleading-hard: percent without hallucination", async () => {
    const { machine } = await rate("halluqa_zh_hard/open_generation");
    const percent = machine.scores.slice(0, 5).map((one: { mean: number }) => (100 * one.mean).toFixed(2));
    expect(percent).toEqual(["57.97", "46.38", "43.48", "39.13", "34.78"]);
  });
});
