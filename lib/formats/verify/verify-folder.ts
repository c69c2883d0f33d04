import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { type ExportManifest, exportManifestSchema } from "@/lib/domain/dataset/export";
import { canonicalJson } from "@/lib/domain/dataset/recipe";
import { judgmentRowSchema } from "../read/shapes/concord-judgments";
import { presetOf } from "../write/presets";
import { checkRow } from "./check-row";
import { readDataFile } from "./read-data-file";

export interface Verification {
  manifest: ExportManifest | null;
  files: number;
  rows: number;
  /** What is wrong, a sentence each; empty where the export is what it was when it was written. */
  problems: string[];
}

/** Problems of one kind in one file that are told one by one. */
const toldAtMost = 5;

/**
 * Checks an export's folder, offline: every file is there with its hash and no other is; every row has the declared
 * columns, in as many rows as declared; no prompt is in two splits; the pairs of a group stand together.
 */
export async function verifyFolder(folder: string): Promise<Verification> {
  const problems: string[] = [];
  const manifest = readManifest(folder, problems);
  if (!manifest) return { manifest: null, files: 0, rows: 0, problems };
  for (const file of manifest.files) {
    const place = path.join(folder, file.path);
    if (path.relative(folder, place).startsWith("..")) problems.push(`${file.path} leads out of the folder`);
    else if (!fs.existsSync(place)) problems.push(`${file.path} is missing`);
    else if ((await sha256Of(place)) !== file.sha256)
      problems.push(`${file.path} is not the file that was written: its sha256 differs`);
  }
  const known = new Set(["manifest.json", ...manifest.files.map((file) => file.path)]);
  for (const name of filesIn(folder)) if (!known.has(name)) problems.push(`${name} is not in the manifest`);
  const rows = problems.length === 0 ? await checkData(folder, manifest, problems) : 0;
  return { manifest, files: manifest.files.length, rows, problems };
}

function readManifest(folder: string, problems: string[]): ExportManifest | null {
  try {
    const text = fs.readFileSync(path.join(folder, "manifest.json"), "utf8");
    const parsed = exportManifestSchema.safeParse(JSON.parse(text));
    if (parsed.success) return parsed.data;
    const [issue] = parsed.error.issues;
    problems.push(`manifest.json: ${issue?.path.join(".")}: ${issue?.message}`);
  } catch (error) {
    problems.push(
      (error as NodeJS.ErrnoException).code === "ENOENT"
        ? "manifest.json is missing: this is no export of a dataset"
        : "manifest.json is not JSON",
    );
  }
  return null;
}

function filesIn(folder: string): string[] {
  return fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join("/"));
}

async function sha256Of(file: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const chunk of fs.createReadStream(file)) hash.update(chunk as Buffer);
  return hash.digest("hex");
}

async function checkData(folder: string, manifest: ExportManifest, problems: string[]): Promise<number> {
  const preset = presetOf(manifest.preset);
  const isText = manifest.fileFormat === "csv";
  const splitOf = new Map<string, string>();
  let all = 0;
  for (const { split, path: name, rows } of manifest.splits) {
    const say = limited(problems, toldAtMost);
    const groups = new Set<string>();
    let group = "";
    let row = 0;
    try {
      for await (const fields of readDataFile(path.join(folder, name), manifest.fileFormat)) {
        row++;
        const wrong = isText ? headerOf(fields, manifest) : checkRow(fields, manifest.columns);
        if (wrong) say(`${name}, row ${row}: ${wrong}`);
        if (manifest.preset === "judgments" && manifest.fileFormat !== "parquet") {
          const parsed = judgmentRowSchema.safeParse(fields);
          const [issue] = parsed.error?.issues ?? [];
          if (issue) say(`${name}, row ${row}: ${issue.path.join(".")}: ${issue.message}`);
        }
        const prompt = keyOf(preset.promptOf(fields));
        const other = splitOf.get(prompt);
        if (other !== undefined && other !== split) say(`${name}, row ${row}: its prompt is in ${other} too`);
        splitOf.set(prompt, split);
        const own = fields.group_id;
        if (typeof own === "string" && own !== group) {
          if (groups.has(own)) say(`${name}, row ${row}: the pairs of group ${own} do not stand together`);
          groups.add(own);
          group = own;
        }
      }
    } catch (error) {
      say(
        `${name} cannot be read after row ${row}: ${error instanceof Error ? error.message : String(error)}`,
      );
    }
    if (row !== rows) problems.push(`${name} has ${row} rows; the manifest says ${rows}`);
    all += row;
  }
  return all;
}

function headerOf(fields: Readonly<Record<string, unknown>>, { columns }: ExportManifest): string | null {
  const missing = columns.find(({ name }) => !Object.hasOwn(fields, name));
  return missing ? `${missing.name} is missing` : null;
}

/** A short key for a prompt, however long its text is. */
function keyOf(prompt: unknown): string {
  return createHash("sha256")
    .update(canonicalJson(prompt ?? null))
    .digest("base64")
    .slice(0, 22);
}

function limited(problems: string[], most: number): (problem: string) => void {
  let told = 0;
  return (problem) => {
    told++;
    if (told <= most) problems.push(problem);
    else if (told === most + 1) problems.push("… and more of the kind in this file");
  };
}
