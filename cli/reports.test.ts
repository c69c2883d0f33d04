import { execFile } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test, vi } from "vitest";

const root = path.resolve(import.meta.dirname, "..");
const folder = fs.mkdtempSync(path.join(os.tmpdir(), "concord-reports-"));
const votes = path.join(folder, "votes.jsonl");

// A process for each call.
vi.setConfig({ testTimeout: 60_000 });

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
