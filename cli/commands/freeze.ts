import { Command } from "commander";
import { callApi } from "@/lib/domain/api/client";
import { freezeDataset, getDataset, previewDataset } from "@/lib/domain/api/datasets";
import type { DatasetSummary } from "@/lib/domain/dataset/manifest";
import { ConcordError } from "@/lib/domain/error";
import { readRecipe } from "../read-recipe";
import { findServer, requireProject } from "../server";
import { waitFor, waitForReport } from "../wait-for";

interface Options {
  project: string;
  recipe?: string;
  name: string;
  preview?: boolean;
  json?: boolean;
}

export const freezeCommand = new Command("freeze")
  .description("Freeze a dataset: a numbered selection of judgments that never changes")
  .requiredOption("--project <name>", "the project's name or id")
  .option("--recipe <file>", "the recipe as JSON, - for standard input; what it leaves out is as usual")
  .option("--name <name>", "what it is for", "")
  .option("--preview", "only say what it would hold")
  .option("--json", "print JSON")
  .action(async ({ project, recipe: file, name, preview, json }: Options) => {
    const server = findServer();
    const recipe = readRecipe(file);
    const projectId = await requireProject(server, project);
    if (preview) {
      const ask = () => callApi(previewDataset, { params: { projectId }, body: { recipe } }, server);
      const { summary } = await waitForReport(ask);
      process.stdout.write(json ? `${JSON.stringify(summary)}\n` : summaryText("It would hold", summary));
      return;
    }
    const { number } = await callApi(
      freezeDataset,
      { params: { projectId }, body: { name, recipe } },
      server,
    );
    const dataset = await waitFor(
      () => callApi(getDataset, { params: { projectId, number } }, server),
      ({ state }) => state !== "building",
      () => `dataset ${number} is being written`,
    );
    if (!dataset.manifest)
      throw new ConcordError("not_freezable", `Dataset ${number} was not made: ${dataset.failure}.`);
    if (json) process.stdout.write(`${JSON.stringify(dataset)}\n`);
    else {
      process.stdout.write(summaryText(`Dataset ${number} holds`, dataset.manifest.summary));
      process.stdout.write(`content ${dataset.manifest.contentHash}\n`);
    }
  });

function summaryText(start: string, summary: DatasetSummary): string {
  const { prompts, pairs, omitted, agreement } = summary;
  const splits = ["train", "validation", "test"] as const;
  const all = splits.reduce((sum, split) => sum + pairs[split], 0);
  const percent = (value: number | null) => (value === null ? "–" : `${(value * 100).toFixed(1)} %`);
  return [
    `${start} ${all} pairs out of ${summary.judgments} judgments of ${summary.annotators} annotators.`,
    ...splits.map((split) => `${split.padEnd(12)}${prompts[split]} prompts, ${pairs[split]} pairs`),
    `agreement   ${percent(agreement.value)} (chance ${percent(agreement.chance)}, ${agreement.comparisons} comparisons)`,
    ...(summary.withdrawnAnnotators > 0 ? [`withdrawn   ${summary.withdrawnAnnotators} annotators`] : []),
    ...Object.entries(omitted).map(([reason, count]) => `left out    ${count} ${reason}`),
    "",
  ].join("\n");
}
