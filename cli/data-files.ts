import fs from "node:fs";
import path from "node:path";
import { ConcordError } from "@/lib/domain/error";

const dataName = /\.(jsonl?|ndjson|csv|tsv)(\.gz)?$/i;

/**
 * A folder's data files; a file as it is.
 * @param isWanted which of the folder's other files belong to them, by name
 * @throws ConcordError invalid_input where there is none
 */
export function expandPlaces(place: string, isWanted: (name: string) => boolean = () => false): string[] {
  if (!fs.existsSync(place)) throw new ConcordError("invalid_input", `There is no file ${place}.`);
  if (!fs.statSync(place).isDirectory()) return [place];
  return fs
    .readdirSync(place, { recursive: true, encoding: "utf8" })
    .filter((name) => dataName.test(name) || isWanted(name))
    .sort()
    .map((name) => path.join(place, name));
}
