import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { presetNames } from "@/lib/domain/dataset/export";
import { verifyFolder } from "@/lib/formats/verify/verify-folder";
import { presetOf } from "@/lib/formats/write/presets";
import { type ExportBench, judgedRows, openExportBench, prompts } from "./testing";

let bench: ExportBench;
beforeAll(async () => {
  bench = await openExportBench();
  await bench.add(judgedRows());
  await bench.freeze({ ties: "keep", splits: { validation: 0.2, test: 0.2, nearDuplicate: 1 } });
  await bench.freeze({ ties: "keep", splits: { validation: 0.2, test: 0.2, nearDuplicate: 1 } });
});
afterAll(() => bench.close());

describe("an export of a dataset", () => {
  it.each(presetNames)("%s stands the checks of verify, in every file format that it has", async (preset) => {
    for (const format of presetOf(preset).formats) {
      const { folder, view } = await bench.exported(preset, format);
      expect(view.rows).toBeGreaterThan(0);
      expect(await verifyFolder(folder)).toMatchObject({ problems: [] });
    }
  });

  it("is told from one that was changed: a byte, a file too few or too many, a prompt in two splits", async () => {
    const { folder } = await bench.exported("preference");
    const changed = async (change: (copy: string) => void) => {
      const copy = fs.mkdtempSync(path.join(bench.dataDir, "changed-"));
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
      const one = await bench.exported("preference", format, 1);
      const two = await bench.exported("preference", format, 2);
      const hashes = ({ view }: typeof one) =>
        view.files
          ?.filter((file) => file.path !== "manifest.json")
          .map((file) => `${file.path} ${file.sha256}`);
      expect(hashes(one)).toEqual(hashes(two));
    }
  });

  it("is Parquet that DuckDB reads with its types", async () => {
    const { folder } = await bench.exported("preference", "parquet");
    const connection = await (await DuckDBInstance.create()).connect();
    const file = path.join(folder, "data/train-00000-of-00001.parquet");
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
    const { lines } = await bench.exported("preference");
    const train = lines("train.jsonl");
    expect(counted.getRowObjects()[0]).toMatchObject({
      rows: train.length,
      margin: train.reduce((sum, row) => sum + (row.margin as number), 0),
    });
    connection.closeSync();
  });

  it("carries a rating pack from which the counts add up", async () => {
    const { read } = await bench.exported("preference");
    const comparisons = read("bradley-terry/preferences.csv").trimEnd().split("\n").length - 1;
    expect(comparisons).toBe(prompts * 5);
    const counts = read("bradley-terry/counts.csv").trimEnd().split("\n").slice(1);
    const sum = counts.flatMap((line) => line.split(",").slice(2).map(Number)).reduce((a, b) => a + b, 0);
    expect(sum).toBe(comparisons);
    const ratings = JSON.parse(read("bradley-terry/ratings.json")) as { fits: { covariance: number[] }[] };
    expect(ratings.fits[0]?.covariance).toHaveLength(9);
  });
});
