import fs from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { Command, Option } from "commander";
import { z } from "zod";
import { errorFrom, urlOf } from "@/lib/domain/api/client";
import type { ExportView } from "@/lib/domain/api/dataset-export";
import { exportPreferences, preferenceExportQuery } from "@/lib/domain/api/release";
import { fileFormatSchema, fileFormats, presetNameSchema, presetNames } from "@/lib/domain/dataset/export";
import { findServer, requireProject } from "../server";
import { exportDataset } from "./export-dataset";

const { format, judges, ties, split } = preferenceExportQuery.shape;
const choice = (flag: string, text: string, schema: { unwrap(): { options: readonly string[] } }) =>
  new Option(flag, text).choices(schema.unwrap().options);

const datasetWish = z.object({
  number: z.coerce.number().int().min(1),
  preset: presetNameSchema,
  format: fileFormatSchema,
});

export const exportCommand = new Command("export")
  .description(
    "Write a frozen dataset in a training stack's format, or a project's live preferences as JSONL",
  )
  .requiredOption("--project <name>", "the project's name or id")
  .addOption(choice("--format <format>", "the training stack's rows", format).default("conversational"))
  .addOption(choice("--judges <judges>", "whose judgments", judges).default("human"))
  .addOption(choice("--ties <ties>", "leave ties out, or keep them marked", ties).default("drop"))
  .addOption(choice("--split <split>", "one split, or all", split).default("all"))
  .option("--validation <share>", "share of prompts for validation", "0.05")
  .option("--test <share>", "share of prompts for test", "0.05")
  .option("--seed <number>", "seed of the splits", "0")
  .option("--dataset <number>", "a frozen dataset instead: its files go to the folder --output")
  .addOption(
    new Option("--preset <preset>", "of a dataset: whose format").choices(presetNames).default("preference"),
  )
  .addOption(
    new Option("--files <format>", "of a dataset: which files").choices(fileFormats).default("jsonl"),
  )
  .option("--output <file>", "where to write it; - is standard output", "-")
  .action(
    async ({ project, output, ...options }: { project: string; output: string } & Record<string, string>) => {
      const server = findServer();
      const projectId = await requireProject(server, project);
      if (options.dataset !== undefined) {
        const wish = datasetWish.parse({
          number: options.dataset,
          preset: options.preset,
          format: options.files,
        });
        const folder = output === "-" ? `dataset-${wish.number}-${wish.preset}` : output;
        tell(await exportDataset(server, { projectId, ...wish }, folder), folder);
        return;
      }
      const query = preferenceExportQuery.parse(options);
      const response = await fetch(
        `${server.baseUrl}${urlOf(exportPreferences, { params: { projectId }, query })}`,
        {
          headers: { authorization: `Bearer ${server.token}` },
        },
      );
      if (!response.ok || !response.body)
        throw errorFrom(await response.json().catch(() => null), response.status);
      const body = Readable.fromWeb(response.body as Parameters<typeof Readable.fromWeb>[0]);
      if (output === "-") await pipeline(body, process.stdout, { end: false });
      else await pipeline(body, fs.createWriteStream(output));
    },
  );

/** What was written, and what the format had no place for. */
function tell({ rows, leftOut }: ExportView, folder: string): void {
  process.stdout.write(`${rows} rows in ${folder}\n`);
  for (const [reason, count] of Object.entries(leftOut ?? {}))
    process.stdout.write(`left out: ${count} (${reason})\n`);
}
