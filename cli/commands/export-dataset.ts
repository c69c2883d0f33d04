import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { type ClientOptions, callApi, errorFrom, urlOf } from "@/lib/domain/api/client";
import {
  createDatasetExport,
  type ExportView,
  getDatasetExport,
  readExportFile,
} from "@/lib/domain/api/dataset-export";
import type { ExportedFile, FileFormat, PresetName } from "@/lib/domain/dataset/export";
import { ConcordError } from "@/lib/domain/error";

interface Wish {
  projectId: string;
  number: number;
  preset: PresetName;
  format: FileFormat;
}

/** How often the server is asked how far it is: often at first, then once a second. Milliseconds. */
const [askFirst, askAtMost] = [100, 1_000];

/**
 * Has the server write a dataset in one format, and downloads it into a folder. What is there already with the right hash
 * is kept, what is there in part is gone on with.
 * @throws ConcordError where the server refuses or fails, or a file is not what was written
 */
export async function exportDataset(
  server: Required<ClientOptions>,
  params: Wish,
  folder: string,
): Promise<ExportView> {
  const { projectId, number, preset, format } = params;
  const started = { params: { projectId, number }, body: { preset, format } };
  let view = await callApi(createDatasetExport, started, server);
  for (let wait = askFirst; view.state === "waiting" || view.state === "writing"; wait *= 1.5) {
    await new Promise((resolve) => setTimeout(resolve, Math.min(wait, askAtMost)));
    view = await callApi(getDatasetExport, { params }, server);
    if (process.stderr.isTTY) process.stderr.write(`\r${view.rows} rows`);
  }
  if (process.stderr.isTTY) process.stderr.write("\r\x1b[K");
  if (view.state === "failed")
    throw view.failure === "nothing"
      ? new ConcordError("conflict", `Nothing in dataset ${number} has a place in ${preset}.`)
      : new ConcordError("internal", view.failure ?? "The export failed.");
  for (const file of view.files ?? []) await download(server, params, file, folder);
  return view;
}

async function download(
  { baseUrl, token }: Required<ClientOptions>,
  params: Wish,
  file: ExportedFile,
  folder: string,
): Promise<void> {
  const place = path.resolve(folder, file.path);
  if (!place.startsWith(path.resolve(folder) + path.sep))
    throw new ConcordError("invalid_file", `${file.path} leads out of the folder.`);
  fs.mkdirSync(path.dirname(place), { recursive: true });
  const have = fs.existsSync(place) ? fs.statSync(place).size : 0;
  if (have === file.bytes && (await sha256Of(place)) === file.sha256) return;
  const start = have < file.bytes ? have : 0;
  const response = await fetch(baseUrl + urlOf(readExportFile, { params: { ...params, file: file.path } }), {
    headers: {
      authorization: `Bearer ${token}`,
      ...(start > 0 ? { range: `bytes=${start}-`, "if-range": `"${file.sha256}"` } : {}),
    },
  });
  if (!response.ok) throw errorFrom(await response.json().catch(() => null), response.status);
  const body = response.body ? Readable.fromWeb(response.body as never) : Readable.from([]);
  await pipeline(body, fs.createWriteStream(place, { flags: response.status === 206 ? "a" : "w" }));
  if ((await sha256Of(place)) === file.sha256) return;
  fs.rmSync(place);
  throw new ConcordError("invalid_file", `${file.path} came damaged and was removed: export again.`);
}

async function sha256Of(file: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const chunk of fs.createReadStream(file)) hash.update(chunk as Buffer);
  return hash.digest("hex");
}
