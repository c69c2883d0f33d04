import { Argument, Command, Option } from "commander";
import { callApi } from "@/lib/domain/api/client";
import { diffDatasets, listDiffFindings } from "@/lib/domain/api/datasets";
import { changeKinds, type DiffReport } from "@/lib/domain/dataset/report";
import { findServer, requireProject } from "../server";
import { waitForReport } from "../wait-for";
import { printRows } from "./lint";

interface Options {
  project: string;
  rows?: (typeof changeKinds)[number];
  json?: boolean;
}

export const diffCommand = new Command("diff")
  .description("Say what is different between two datasets")
  .addArgument(new Argument("<from>", "the number of one").argParser(Number))
  .addArgument(new Argument("<to>", "the number of the other").argParser(Number))
  .requiredOption("--project <name>", "the project's name or id")
  .addOption(new Option("--rows <kind>", "print these rows, as JSON lines").choices(changeKinds))
  .option("--json", "print JSON")
  .action(async (from: number, to: number, { project, rows, json }: Options) => {
    const server = findServer();
    const projectId = await requireProject(server, project);
    const params = { projectId, number: to };
    const report = await waitForReport<DiffReport>(() =>
      callApi(diffDatasets, { params, query: { from } }, server),
    );
    if (rows)
      await printRows((cursor) =>
        callApi(listDiffFindings, { params, query: { from, change: rows, limit: 200, cursor } }, server),
      );
    else process.stdout.write(json ? `${JSON.stringify(report)}\n` : diffText(report));
  });

function diffText({
  from,
  to,
  prompts,
  pairs,
  annotators,
  agreement,
  isSameAggregation,
}: DiffReport): string {
  const percent = (value: number | null) => (value === null ? "–" : `${(value * 100).toFixed(1)} %`);
  return [
    `dataset ${from} → dataset ${to}`,
    `prompts     +${prompts.added} −${prompts.removed}, ${prompts.moved} in another split, ${prompts.same} the same`,
    `preferences +${pairs.added} −${pairs.removed}, ${pairs.changed} changed, ${pairs.same} the same`,
    `annotators  +${annotators.added} −${annotators.removed} (${annotators.withdrawn} withdrew)`,
    `agreement   ${percent(agreement.before.value)} → ${percent(agreement.after.value)}`,
    ...(isSameAggregation ? [] : ["one counts each judgment, the other makes one pair of several"]),
    "",
  ].join("\n");
}
