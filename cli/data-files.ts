import fs from "node:fs";
import path from "node:path";
import { ConcordError } from "@/lib/domain/error";

/** A folder's data files; a file as it is. @throws ConcordError invalid_input where there is none */
export function expandPlaces(place: string): string[] {
  if (!fs.existsSync(place)) throw new ConcordError("invalid_input", `There is no file ${place}.`);
  if (!fs.statSync(place).isDirectory()) return [place];
  return fs
    .readdirSync(place, { recursive: true, encoding: "utf8" })
    .filter((name) => /\.(jsonl?|ndjson|csv|tsv)(\.gz)?$/i.test(name))
    .sort()
    .map((name) => path.join(place, name));
}
