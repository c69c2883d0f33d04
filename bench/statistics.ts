import { execFileSync, spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { fleissKappa } from "@/lib/stats/agreement/fleiss-kappa";
import { krippendorffAlpha } from "@/lib/stats/agreement/krippendorff-alpha";
import { aggregate } from "@/lib/stats/paired/cells";
import { fitStrengths } from "@/lib/stats/ratings/bradley-terry";
import { fitRatings } from "@/lib/stats/ratings/fit-ratings";
import { makeComparisons, makeRatings, makeSparseRatings } from "./statistics/generate";

/**
 * From raw rows to ratings with intervals, and from raw ratings to α and κ: ours, then other programs on the same data in
 * the same run. They are installed into a folder of their own where Python and a registry are there, else left out.
 *   npx tsx bench/statistics.ts [--runs 5] [--python DIR]
 */
const { values } = parseArgs({
  options: {
    runs: { type: "string", default: "5" },
    python: { type: "string", default: path.join(os.tmpdir(), "concord-bench-python") },
  },
});
const packages = [
  "numpy",
  "pandas",
  "scipy",
  "choix",
  "evalica",
  "krippendorff",
  "statsmodels",
  "arena-rank",
];

interface Row {
  case: string;
  name: string;
  ms: number;
}
const rows: Row[] = [];
const checksums = new Map<string, string>();

function time(name: string, work: () => void, program = "Concord"): void {
  const times = Array.from({ length: Number(values.runs) }, () => {
    const start = performance.now();
    work();
    return performance.now() - start;
  }).sort((a, b) => a - b);
  rows.push({ case: name, name: program, ms: times[Math.floor(times.length / 2)] as number });
}

const sum = (list: Iterable<number>) => [...list].reduce((total, value) => total + value, 0);

for (const [models, n] of [
  [20, 100_000],
  [100, 1_000_000],
  [1000, 1_000_000],
] as const) {
  const name = `ratings, ${models} models, ${n} comparisons`;
  const data = makeComparisons(models, n, models);
  const ties = data.outcome.reduce((count, one) => count + (one === 0 ? 1 : 0), 0);
  checksums.set(name, JSON.stringify([sum(data.first), sum(data.second), ties]));
  time(
    name,
    () => fitRatings(data, models, { confidence: 0.95, ties: "half" }),
    "Concord, fit, robust intervals and rank ranges",
  );
  time(name, () => fitStrengths(aggregate(data, models), "half"), "Concord, no intervals");
}

/** Counts of each label by unit. */
function tabulated(ratings: Int8Array, annotators: number): Float64Array {
  const counts = new Float64Array((ratings.length / annotators) * 5);
  for (let at = 0; at < ratings.length; at++) {
    const label = ratings[at] as number;
    if (label < 0) continue;
    const place = Math.floor(at / annotators) * 5 + label;
    counts[place] = (counts[place] as number) + 1;
  }
  return counts;
}

const alphas = new Map<string, number>();
for (const [annotators, units, missing, seed] of [
  [10, 10_000, 0.2, 10],
  [50, 100_000, 0.5, 50],
] as const) {
  const name = `α nominal, ${annotators} annotators, ${units} units`;
  const ratings = makeRatings(annotators, units, missing, seed);
  const given = ratings.filter((label) => label >= 0);
  checksums.set(name, JSON.stringify([sum(given), ratings.length - given.length]));
  time(name, () => {
    const { alpha } = krippendorffAlpha(tabulated(ratings, annotators), [0, 1, 2, 3, 4], "nominal");
    alphas.set(name, alpha as number);
  });
}
{
  const name = "α nominal, 200 annotators, 1000000 units, 3 ratings each";
  const { unit, annotator, label } = makeSparseRatings(200, 1_000_000, 200);
  checksums.set(name, JSON.stringify([sum(label), sum(annotator)]));
  time(name, () => {
    const counts = new Float64Array(5_000_000);
    for (let row = 0; row < label.length; row++) {
      const place = (unit[row] as number) * 5 + (label[row] as number);
      counts[place] = (counts[place] as number) + 1;
    }
    alphas.set(name, krippendorffAlpha(counts, [0, 1, 2, 3, 4], "nominal").alpha as number);
  });
}
const complete = makeRatings(50, 100_000, 0, 51);
time("Fleiss κ, 50 annotators, 100000 units", () => fleissKappa(tabulated(complete, 50), 5, 0.95));

/** The interpreter with the other programs; null, and a word, where they cannot be had. */
function findPython(): string | null {
  const python = path.join(values.python, "bin/python");
  try {
    if (!fs.existsSync(python)) execFileSync("python3", ["-m", "venv", values.python]);
    for (const name of packages) {
      const { status } = spawnSync(python, ["-m", "pip", "install", "-q", name], { timeout: 300_000 });
      if (status !== 0) process.stderr.write(`${name} cannot be installed: left out\n`);
    }
    execFileSync(python, ["-c", "import numpy, pandas, scipy"]);
    return python;
  } catch {
    process.stderr.write("No Python with numpy, pandas and SciPy: only our own times.\n");
    return null;
  }
}

const python = findPython();
if (python) {
  const peers = path.join(import.meta.dirname, "statistics/peers.py");
  const found = spawnSync(python, [peers], { encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] });
  for (const line of found.stdout.split("\n").filter(Boolean)) {
    const row = JSON.parse(line) as Partial<Row> & { checksum?: number[]; value?: number; case: string };
    if (row.checksum && JSON.stringify(row.checksum) !== checksums.get(row.case))
      throw new Error(`${row.case}: not the same data`);
    if (row.value !== undefined && Math.abs(row.value - (alphas.get(row.case) ?? Number.NaN)) > 1e-9)
      throw new Error(`${row.case}: not the same α`);
    if (row.ms !== undefined) rows.push(row as Row);
  }
}

process.stdout.write("| task | program | ms |\n|---|---|---|\n");
for (const name of new Set(rows.map((row) => row.case)))
  for (const row of rows.filter((one) => one.case === name).sort((a, b) => a.ms - b.ms))
    process.stdout.write(`| ${row.case} | ${row.name} | ${row.ms.toFixed(1)} |\n`);
