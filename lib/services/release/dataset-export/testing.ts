import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { createTestDatabase, type TestDatabase } from "@/db/testing";
import type { FileFormat, PresetName } from "@/lib/domain/dataset/export";
import type { RecipeInput } from "@/lib/domain/dataset/recipe";
import { importNow } from "../../ingest/testing";
import { type Cast, makeCast } from "../../people/testing";
import { freezeNow } from "../datasets/testing";
import { getExport } from "./get-export";
import { startExport } from "./start-export";
import { writeExport } from "./write-export";

/** How many prompts the judged rows have. */
export const prompts = 60;

/** Pairs, rankings with ties, rewrites; one prompt in three has a system turn, one several turns. */
export function judgedRows(): string {
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

export interface ExportBench {
  test: TestDatabase;
  cast: Cast & { projectId: string };
  /** Where exports are kept. */
  dataDir: string;
  /** Imports rows, all of which are good. */
  add(rows: string): Promise<void>;
  freeze(recipe?: RecipeInput): Promise<number>;
  exported(preset: PresetName, format?: FileFormat, number?: number): Promise<Exported>;
  close(): Promise<void>;
}

export interface Exported {
  view: Awaited<ReturnType<typeof getExport>>;
  folder: string;
  read(file: string): string;
  /** The rows of a JSONL file. */
  lines(file: string): Record<string, unknown>[];
}

/** A database, a project and a folder for exports; what is exported is written at once. */
export async function openExportBench(): Promise<ExportBench> {
  const test = await createTestDatabase();
  const dataDirBefore = process.env.DATA_DIR;
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), "concord-exports-"));
  process.env.DATA_DIR = dataDir;
  const cast = await makeCast(test.database);
  const { projectId } = cast;
  return {
    test,
    cast,
    dataDir,
    async add(rows) {
      const view = await importNow(test.database, cast.lead, projectId, { "rows.jsonl": rows });
      if (view.status !== "done" || view.problemCount > 0) throw new Error(JSON.stringify(view));
    },
    async freeze(recipe) {
      const { number, state } = await freezeNow(test.database, cast.lead, projectId, recipe);
      if (state !== "ready") throw new Error(`dataset ${number} is ${state}`);
      return number;
    },
    async exported(preset, format = "jsonl", number = 1) {
      const key = { projectId, number, preset, format };
      await startExport(test.database, cast.lead, key);
      await writeExport(test.database, key);
      const view = await getExport(test.database, cast.lead, key);
      if (view.state !== "ready") throw new Error(`${preset}: ${view.failure}`);
      const folder = path.join(dataDir, "exports", projectId, String(number), preset, format);
      const read = (file: string) => fs.readFileSync(path.join(folder, file), "utf8");
      const lines = (file: string) =>
        read(file)
          .split("\n")
          .filter((line) => line !== "")
          .map((line) => JSON.parse(line) as Record<string, unknown>);
      return { view, folder, read, lines };
    },
    async close() {
      process.env.DATA_DIR = dataDirBefore;
      await test.drop();
      fs.rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
