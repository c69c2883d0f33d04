import fs from "node:fs";
import path from "node:path";
import type { OpenDatabase } from "@/db/client";
import { findImport } from "@/db/queries/ingest/import";
import type { Actor } from "@/lib/domain/actor";
import type { FieldMapping, ImportView } from "@/lib/domain/api/ingest";
import type { ImportOptions } from "@/lib/domain/import";
import { createImport } from "./create-import";
import { importFiles } from "./import-files";
import { startImport } from "./start-import";
import { uploadFolder, uploadPath } from "./upload-folder";
import { viewImport } from "./view-import";

/** Imports files as the web form and the worker do, one step after the other. */
export async function importNow(
  database: OpenDatabase,
  actor: Actor,
  projectId: string,
  files: Readonly<Record<string, string | Buffer | { path: string }>>,
  options: Partial<ImportOptions> & { mapping?: FieldMapping } = {},
): Promise<ImportView> {
  const names = Object.keys(files);
  const { id } = await createImport(
    database,
    actor,
    projectId,
    names.map((name) => ({ name, size: 0 })),
  );
  fs.mkdirSync(uploadFolder(id), { recursive: true });
  for (const [index, name] of names.entries()) {
    const content = files[name] ?? "";
    if (typeof content === "object" && "path" in content)
      fs.copyFileSync(content.path, uploadPath(id, index));
    else fs.writeFileSync(uploadPath(id, index), content);
  }
  await startImport(database, actor, projectId, id, options);
  await importFiles(database, projectId, id);
  const row = await findImport(database.db, projectId, id);
  if (!row) throw new Error("the import is gone");
  return viewImport(row);
}

/** The data files below folders of real data, by their relative names. */
export function dataFiles(root: string, ...folders: string[]): Record<string, { path: string }> {
  const names = folders.flatMap((folder) =>
    fs.statSync(path.join(root, folder)).isFile()
      ? [folder]
      : fs
          .readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" })
          .map((name) => path.join(folder, name)),
  );
  const data = names.filter((name) => /\.(jsonl?|csv|gz)$/.test(name)).sort();
  return Object.fromEntries(data.map((name) => [name, { path: path.join(root, name) }]));
}
