import { Command, Option } from "commander";
import { callApi } from "@/lib/domain/api/client";
import { getDatasetLints, lintRecipe, listDraftFindings, listLintFindings } from "@/lib/domain/api/datasets";
import type { Finding } from "@/lib/domain/dataset/finding";
import { lintOptionsSchema } from "@/lib/domain/dataset/lints/options";
import type { LintReport } from "@/lib/domain/dataset/report";
import { readRecipe } from "../read-recipe";
import { findServer, requireProject } from "../server";
import { waitForReport } from "../wait-for";

interface Options {
  project: string;
  dataset?: string;
  recipe?: string;
  contextLength: string;
  annotatorShare: string;
  rows?: string;
  json?: boolean;
}

export const lintCommand = new Command("lint")
  .description("Check a dataset, or what a recipe would give; fails where there is an error")
  .requiredOption("--project <name>", "the project's name or id")
  .addOption(new Option("--dataset <number>", "a frozen dataset").conflicts("recipe"))
  .option("--recipe <file>", "a recipe as JSON, - for standard input")
  .option("--context-length <tokens>", "of prompt and response together", "4096")
  .option("--annotator-share <share>", "from which one annotator is too much", "0.3")
  .option("--rows <check>", "print the rows that this check found, as JSON lines")
  .option("--json", "print JSON")
  .action(async ({ project, dataset, recipe: file, rows, json, ...given }: Options) => {
    const server = findServer();
    const options = lintOptionsSchema.parse(given);
    const recipe = readRecipe(file);
    const projectId = await requireProject(server, project);
    const number = Number(dataset);
    const report = await waitForReport<LintReport>(() =>
      dataset
        ? callApi(getDatasetLints, { params: { projectId, number }, query: options }, server)
        : callApi(lintRecipe, { params: { projectId }, body: { recipe, options } }, server),
    );
    if (rows) {
      const ask = (cursor?: string) =>
        dataset
          ? callApi(
              listLintFindings,
              { params: { projectId, number }, query: { ...options, lint: rows, limit: 200, cursor } },
              server,
            )
          : callApi(
              listDraftFindings,
              { params: { projectId }, body: { recipe, options, lint: rows, limit: 200, cursor } },
              server,
            );
      await printRows(ask);
    } else process.stdout.write(json ? `${JSON.stringify(report)}\n` : reportText(report));
    if (report.lints.some((lint) => lint.level === "error" && lint.count > 0)) process.exitCode = 1;
  });

/** Every page of rows, one JSON object a line. */
export async function printRows(
  ask: (cursor?: string) => Promise<{ rows: Finding[]; nextCursor: string | null }>,
): Promise<void> {
  for (let cursor: string | undefined; ; ) {
    const page = await ask(cursor);
    for (const row of page.rows) process.stdout.write(`${JSON.stringify(row)}\n`);
    if (page.nextCursor === null) return;
    cursor = page.nextCursor;
  }
}

function reportText({ lints, prompts, pairs }: LintReport): string {
  const percent = (value: number | null) => (value === null ? "–" : `${(value * 100).toFixed(1)} %`);
  const interval = (low: number | null, high: number | null) =>
    low === null ? "" : ` (${percent(low)} – ${percent(high)})`;
  const lines = lints.map(({ name, level, count, figures }) => {
    const verdict = count === 0 ? "ok" : level;
    const value =
      figures && figures.value !== null
        ? `  ${percent(figures.value)}${interval(figures.low, figures.high)}`
        : "";
    return `${verdict.padEnd(9)}${String(count).padStart(7)}  ${name}${value}`;
  });
  return [`${prompts} prompts, ${pairs} pairs`, ...lines, ""].join("\n");
}
