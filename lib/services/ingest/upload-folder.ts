import fs from "node:fs";
import path from "node:path";
import { type InputFile, inputFile } from "@/lib/formats/read/input";

/** Where an import's files lie until it is done: DATA_DIR/imports/<import>/<index>. */
export function uploadFolder(importId: string): string {
  return path.resolve(process.env.DATA_DIR || "data", "imports", importId);
}

export function uploadPath(importId: string, index: number): string {
  return path.join(uploadFolder(importId), String(index));
}

/** All problems of an import, one JSON object a line. */
export function problemsPath(importId: string): string {
  return path.join(uploadFolder(importId), "problems.jsonl");
}

/** The uploaded files under the names they had; null where one has not arrived. */
export function uploadedFiles(importId: string, fileNames: readonly string[]): InputFile[] | null {
  const files = fileNames.map((name, index) => {
    const place = uploadPath(importId, index);
    return fs.existsSync(place) ? inputFile(place, name, fs.statSync(place).size) : null;
  });
  return files.every((file) => file !== null) ? files : null;
}

/** The uploads are not needed any more; the list of problems stays. */
export function removeUploads(importId: string, fileCount: number): void {
  for (let index = 0; index < fileCount; index++) fs.rmSync(uploadPath(importId, index), { force: true });
}
