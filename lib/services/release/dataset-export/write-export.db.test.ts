import { createHash } from "node:crypto";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "@/db/testing";
import { type FileFormat, type PresetName, presetNames } from "@/lib/domain/dataset/export";
import { verifyFolder } from "@/lib/formats/verify/verify-folder";
import { presetOf } from "@/lib/formats/write/presets";
import { importNow } from "../../ingest/testing";
import { type Cast, makeCast } from "../../people/testing";
import { freezeNow } from "../datasets/testing";
import { getExport } from "./get-export";
import { startExport } from "./start-export";
import { writeExport } from "./write-export";

let test: TestDatabase;
let cast: Cast & { projectId: string };
let dataDir: string;
const dataDirBefore = process.env.DATA_DIR;

const prompts = 60;

/** Pairs, rankings with ties, rewrites; one prompt in three has a system turn, one several turns. */
function rows(): string {
  const says = (role: string, content: string) => ({ role, content });
  const lines = Array.from({ length: prompts }, (_, n) => {
    const id = `p${n}`;
    const keys = [`${id}-a`, `${id}-b`, `${id}-c`];
    const [a, b, c] = keys as [string, string, string];
    const messages =
      n % 3 === 1
        ? [says("system", "Be brief."), says("user", `question ${n} 问`)]
        : n % 3 === 2
          ? [says("user", "Hi"), says("assistant", "Hello"), says("user", `question ${n}`)]
          : [says("user", `question ${n} "quoted"\nline`)];
    const judgment = (name: string, comparison: string, answer: object, responses = [a, b]) => ({
      type: "judgment",
      prompt_id: id,
      annotator: { name, kind: "imported" },
      comparison,
      levels: 3,
      response_ids: responses,
      order_known: true,
      answer,
    });
    return [
      { type: "prompt", id, messages, tags: [n % 2 ? "odd" : "even"], language: n % 2 ? "en" : "zh" },
      ...keys.map((key, at) => ({
        type: "response",
        id: key,
        prompt_id: id,
        model: { name: `model-${at}`, version: "1" },
        messages: [says("assistant", `answer ${at} to ${n} ${"=".repeat(n % 5)} 答`)],
      })),
      judgment("Ann", "pairwise", { tiers: [[a], [b]], strength: 1 + (n % 3), rationale: "Because." }),
      judgment(
        "Bob",
        "pairwise",
        n % 4 ? { tiers: [[b], [a]], strength: 1 } : { tiers: [[a, b]], strength: 0 },
      ),
      judgment(
        "Eve",
        "ranking",
        {
          tiers: n % 5 ? [[c], [a], [b]] : [[c, a], [b]],
          rewrite: { responseId: b, content: `better ${n}` },
          flags: { prompt: [], responses: { [b]: ["unsafe"] } },
          scores: { [a]: { overall: 5 } },
        },
        keys,
      ),
    ];
  });
  return lines
    .flat()
    .map((row) => JSON.stringify(row))
    .join("\n");
}

beforeAll(async () => {
  test = await createTestDatabase();
  dataDir = fs.mkdtempSync(path.join(os.tmpdir(), "concord-exports-"));
  process.env.DATA_DIR = dataDir;
  cast = await makeCast(test.database);
  const view = await importNow(test.database, cast.lead, cast.projectId, { "rows.jsonl": rows() });
  expect(view).toMatchObject({ status: "done", problemCount: 0 });
  for (const number of [1, 2]) {
    const frozen = await freezeNow(test.database, cast.lead, cast.projectId, {
      ties: "keep",
      splits: { validation: 0.2, test: 0.2, nearDuplicate: 1 },
    });
    expect(frozen).toMatchObject({ number, state: "ready" });
  }
});
afterAll(async () => {
  process.env.DATA_DIR = dataDirBefore;
  await test.drop();
  fs.rmSync(dataDir, { recursive: true, force: true });
});

async function exported(preset: PresetName, format: FileFormat = "jsonl", number = 1) {
  const key = { projectId: cast.projectId, number, preset, format };
  await startExport(test.database, cast.lead, key);
  await writeExport(test.database, key);
  const view = await getExport(test.database, cast.lead, key);
  expect(view).toMatchObject({ state: "ready", failure: null });
  const folder = path.join(dataDir, "exports", cast.projectId, String(number), preset, format);
  const read = (file: string) => fs.readFileSync(path.join(folder, file), "utf8");
  const lines = (file: string) =>
    read(file)
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line) as Record<string, unknown>);
  return { view, folder, read, lines };
}

describe("an export of a dataset", () => {
  it.each(presetNames)("%s stands the checks of verify, in every file format that it has", async (preset) => {
    for (const format of presetOf(preset).formats) {
      const { folder, view } = await exported(preset, format);
      expect(view.rows).toBeGreaterThan(0);
      expect(await verifyFolder(folder)).toMatchObject({ problems: [] });
    }
  });

  it("is told from one that was changed: a byte, a file too few or too many, a prompt in two splits", async () => {
    const { folder } = await exported("preference");
    const changed = async (change: (copy: string) => void) => {
      const copy = fs.mkdtempSync(path.join(dataDir, "changed-"));
      fs.cpSync(folder, copy, { recursive: true });
      change(copy);
      return (await verifyFolder(copy)).problems;
    };
    const train = (copy: string) => path.join(copy, "train.jsonl");
    expect(await changed(() => {})).toEqual([]);
    expect(
      await changed((copy) => fs.writeFileSync(train(copy), `${fs.readFileSync(train(copy), "utf8")} `)),
    ).toEqual(["train.jsonl is not the file that was written: its sha256 differs"]);
    expect(await changed((copy) => fs.rmSync(path.join(copy, "README.md")))).toEqual([
      "README.md is missing",
    ]);
    expect(await changed((copy) => fs.writeFileSync(path.join(copy, "more.txt"), "more"))).toEqual([
      "more.txt is not in the manifest",
    ]);
    expect(await changed((copy) => fs.writeFileSync(path.join(copy, "manifest.json"), "{"))).toEqual([
      "manifest.json is not JSON",
    ]);
    // Whoever moves a row and mends hash and count is found by the splits.
    const moved = await changed((copy) => {
      const test = path.join(copy, "test.jsonl");
      const [row] = fs.readFileSync(train(copy), "utf8").split("\n");
      fs.appendFileSync(test, `${row}\n`);
      const file = path.join(copy, "manifest.json");
      const manifest = JSON.parse(fs.readFileSync(file, "utf8"));
      for (const entry of manifest.files)
        if (entry.path === "test.jsonl")
          entry.sha256 = createHash("sha256").update(fs.readFileSync(test)).digest("hex");
      for (const entry of manifest.splits) if (entry.path === "test.jsonl") entry.rows++;
      fs.writeFileSync(file, JSON.stringify(manifest));
    });
    expect(moved).toEqual([expect.stringMatching(/^test\.jsonl, row \d+: its prompt is in train too$/)]);
  });

  it("has the same bytes from a second dataset of the same recipe", async () => {
    for (const format of ["jsonl", "jsonl.gz", "parquet", "csv"] as const) {
      const one = await exported("preference", format, 1);
      const two = await exported("preference", format, 2);
      const hashes = ({ view }: typeof one) =>
        view.files
          ?.filter((file) => file.path !== "manifest.json")
          .map((file) => `${file.path} ${file.sha256}`);
      expect(hashes(one)).toEqual(hashes(two));
    }
  });

  it("leaves ties out of pairs, and counts them", async () => {
    const { view, lines } = await exported("preference");
    // 15 of Bob's pairs, 12 of Eve's.
    expect(view.leftOut).toEqual({ tie: 27 });
    expect(view.rows).toBe(prompts * 5 - 27);
    expect(lines("train.jsonl")[0]).toMatchObject({ margin: expect.any(Number), margin_kind: "strength" });
  });

  it("keeps the pairs of a group together, and a prompt in one split", async () => {
    const { lines } = await exported("preference");
    const groups = lines("train.jsonl").map((row) => row.group_id as string);
    const runs = groups.filter((group, at) => group !== groups[at - 1]);
    expect(new Set(runs).size).toBe(runs.length);
    const promptsOf = (file: string) => new Set(lines(file).map((row) => row.prompt_id));
    const [train, validation] = [promptsOf("train.jsonl"), promptsOf("validation.jsonl")];
    expect([...validation].some((id) => train.has(id))).toBe(false);
  });

  it("gives KTO neighbours of different prompts, each answer once", async () => {
    const { lines } = await exported("kto");
    const train = lines("train.jsonl");
    expect(train.some((row, at) => row.prompt_id === train[at - 1]?.prompt_id)).toBe(false);
    const ids = train.map((row) => row.response_id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(new Set(train.map((row) => row.label))).toEqual(new Set([true, false]));
  });

  it("keeps every annotator in HelpSteer's rows, signed as there", async () => {
    const { lines } = await exported("helpsteer");
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

  it("writes what annotators wrote into SFT rows, and the best response", async () => {
    const { lines } = await exported("sft-messages");
    const sources = new Set(lines("train.jsonl").map((row) => row.source));
    expect(sources).toEqual(new Set(["rewrite", "best-response"]));
  });

  it("hides annotators' names and ids everywhere", async () => {
    const ids = await test.database.sql<{ id: string }[]>`
      select id from annotators where project_id = ${cast.projectId}`;
    for (const preset of ["judgments", "preference", "helpsteer", "sft-messages"] as const) {
      const { folder } = await exported(preset);
      for (const file of fs.readdirSync(folder, { recursive: true, encoding: "utf8" })) {
        if (fs.statSync(path.join(folder, file)).isDirectory()) continue;
        const text = fs.readFileSync(path.join(folder, file), "utf8");
        for (const secret of ['Ann"', 'Bob"', 'Eve"', ...ids.map(({ id }) => id)])
          expect(text).not.toContain(secret);
      }
    }
  });

  it("is Parquet that DuckDB reads with its types", async () => {
    const { folder } = await exported("preference", "parquet");
    const connection = await (await DuckDBInstance.create()).connect();
    const file = path.join(folder, "train.parquet");
    const described = await connection.runAndReadAll(`describe select * from '${file}'`);
    const types = Object.fromEntries(
      described.getRowObjects().map((row) => [row.column_name, row.column_type]),
    );
    expect(types).toMatchObject({
      prompt: 'STRUCT("role" VARCHAR, "content" VARCHAR)[]',
      margin: "DOUBLE",
      n_judgments: "BIGINT",
      tags: "VARCHAR[]",
    });
    const counted = await connection.runAndReadAll(
      `select count(*)::int as rows, sum(margin) as margin, max(prompt[1].content) as text from '${file}'`,
    );
    const { lines } = await exported("preference");
    const train = lines("train.jsonl");
    expect(counted.getRowObjects()[0]).toMatchObject({
      rows: train.length,
      margin: train.reduce((sum, row) => sum + (row.margin as number), 0),
    });
    connection.closeSync();
  });

  it("carries a rating pack from which the counts add up", async () => {
    const { read } = await exported("preference");
    const comparisons = read("bradley-terry/preferences.csv").trimEnd().split("\n").length - 1;
    expect(comparisons).toBe(prompts * 5);
    const counts = read("bradley-terry/counts.csv").trimEnd().split("\n").slice(1);
    const sum = counts.flatMap((line) => line.split(",").slice(2).map(Number)).reduce((a, b) => a + b, 0);
    expect(sum).toBe(comparisons);
    const ratings = JSON.parse(read("bradley-terry/ratings.json")) as { fits: { covariance: number[] }[] };
    expect(ratings.fits[0]?.covariance).toHaveLength(9);
  });

  it("loses nothing on its way back through the importer", async () => {
    const { folder } = await exported("judgments");
    const again = await makeCast(test.database);
    const files = Object.fromEntries(
      ["train", "validation", "test"].map((split) => [
        `${split}.jsonl`,
        { path: path.join(folder, `${split}.jsonl`) },
      ]),
    );
    expect(await importNow(test.database, again.lead, again.projectId, files)).toMatchObject({
      status: "done",
      problemCount: 0,
    });
    const shape = (projectId: string) => test.database.sql`
      select c.external_id, c.messages, c.tags, c.language, ra.messages as a, rb.messages as b, p.outcome, p.strength,
             p.order_known, j.rationale, j.both_bad, j.rewrite ->> 'content' as rewrite, t.comparison
      from preferences p
      join judgments j on j.project_id = p.project_id and j.id = p.judgment_id
      join tasks t on t.project_id = j.project_id and t.id = j.task_id
      join prompts c on c.project_id = t.project_id and c.id = t.prompt_id
      join responses ra on ra.project_id = p.project_id and ra.id = p.response_a
      join responses rb on rb.project_id = p.project_id and rb.id = p.response_b
      where p.project_id = ${projectId}
      order by 1, ra.messages::text, rb.messages::text, t.comparison, p.outcome, p.strength`;
    expect(await shape(again.projectId)).toEqual(await shape(cast.projectId));
  });
});
