import fs from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { Command, Option } from "commander";
import { errorFrom, urlOf } from "@/lib/domain/api/client";
import { exportPreferences, preferenceExportQuery } from "@/lib/domain/api/release";
import { findServer, requireProject } from "../server";

const { format, judges, ties, split } = preferenceExportQuery.shape;
const choice = (flag: string, text: string, schema: { unwrap(): { options: readonly string[] } }) =>
  new Option(flag, text).choices(schema.unwrap().options);

export const exportCommand = new Command("export")
  .description("Write a project's preferences as JSONL: prompt, chosen, rejected")
  .requiredOption("--project <name>", "the project's name or id")
  .addOption(choice("--format <format>", "the training stack's rows", format).default("conversational"))
  .addOption(choice("--judges <judges>", "whose judgments", judges).default("human"))
  .addOption(choice("--ties <ties>", "leave ties out, or keep them marked", ties).default("drop"))
  .addOption(choice("--split <split>", "one split, or all", split).default("all"))
  .option("--validation <share>", "share of prompts for validation", "0.05")
  .option("--test <share>", "share of prompts for test", "0.05")
  .option("--seed <number>", "seed of the splits", "0")
  .option("--output <file>", "where to write it; - is standard output", "-")
  .action(
    async ({ project, output, ...options }: { project: string; output: string } & Record<string, string>) => {
      const server = findServer();
      const projectId = await requireProject(server, project);
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
