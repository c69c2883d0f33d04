import fs from "node:fs";
import { Readable } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";
import { Command } from "commander";
import { type ClientOptions, callApi, errorFrom, urlOf } from "@/lib/domain/api/client";
import { createImport, getImport, type ImportView, startImport, uploadFile } from "@/lib/domain/api/ingest";
import { createProject } from "@/lib/domain/api/projects";
import { ConcordError } from "@/lib/domain/error";
import { isPictureName } from "@/lib/formats/read/pictures";
import { expandPlaces } from "../data-files";
import { findProject, findServer } from "../server";

interface Options {
  project: string;
  create: boolean;
  skip: boolean;
  dryRun: boolean;
  tags: string;
}

export const importCommand = new Command("import")
  .description("Import files of prompts, responses or judgments into a project")
  .argument(
    "<files...>",
    "JSON, JSONL or CSV, gzipped or not, and the pictures that rows name by path; folders are searched",
  )
  .requiredOption("--project <name>", "the project's name or id")
  .option("--create", "make the project if there is none", false)
  .option("--skip", "skip rows with a problem instead of refusing the import", false)
  .option("--dry-run", "read and report, store nothing", false)
  .option("--tags <tags>", "tags for these prompts, comma-separated", "")
  .action(async (files: string[], options: Options) => {
    const server = findServer();
    const projectId = await projectOf(server, options);
    const view = await run(
      server,
      projectId,
      files.flatMap((place) => expandPlaces(place, isPictureName)),
      options,
    );
    report(view);
    if (view.status === "failed" || view.status === "cancelled") process.exitCode = 1;
  });

async function projectOf(server: ClientOptions, { project, create }: Options): Promise<string> {
  const known = await findProject(server, project);
  if (known) return known;
  if (!create) throw new ConcordError("not_found", `There is no project ${project}. --create makes it.`);
  return (await callApi(createProject, { body: { name: project } }, server)).id;
}

async function run(
  server: ClientOptions,
  projectId: string,
  places: string[],
  options: Options,
): Promise<ImportView> {
  const files = places.map((place) => ({ name: place, size: fs.statSync(place).size }));
  const { id } = await callApi(createImport, { params: { projectId }, body: { files } }, server);
  for (const [index, place] of places.entries()) {
    process.stderr.write(`\rUploading ${index + 1} of ${places.length} …`);
    const url = `${server.baseUrl}${urlOf(uploadFile, { params: { projectId, importId: id, index } })}`;
    const body = Readable.toWeb(fs.createReadStream(place)) as ReadableStream;
    const headers = { authorization: `Bearer ${server.token}` };
    // A streamed body needs `duplex`, which the types do not know yet.
    const request: RequestInit & { duplex: "half" } = { method: "PUT", headers, body, duplex: "half" };
    const response = await fetch(url, request);
    if (!response.ok) throw errorFrom(await response.json().catch(() => null), response.status);
  }
  const tags = options.tags
    .split(",")
    .map((tag) => tag.trim())
    .filter(Boolean);
  const body = {
    onProblem: options.skip ? ("skip" as const) : ("refuse" as const),
    dryRun: options.dryRun,
    tags,
  };
  const params = { projectId, importId: id };
  let view = await callApi(startImport, { params, body }, server);
  while (view.status === "queued" || view.status === "running") {
    await sleep(250);
    view = await callApi(getImport, { params }, server);
    process.stderr.write(`\r${view.rowsRead} rows, ${view.bytesRead} of ${view.bytesTotal} bytes …   `);
  }
  process.stderr.write("\n");
  return view;
}

function report(view: ImportView): void {
  for (const { file, line, field, found, expected } of view.firstProblems)
    process.stderr.write(`${file}:${line}: ${field ? `${field}: ` : ""}${found}; expected ${expected}\n`);
  if (view.error) process.stderr.write(`${view.error}\n`);
  process.stdout.write(
    `${JSON.stringify({ status: view.status, format: view.format, alreadyImported: view.alreadyImported, problems: view.problemCount, summary: view.summary }, null, 2)}\n`,
  );
}
