import fs from "node:fs";
import { ConcordError } from "@/lib/domain/error";
import { inputFile } from "@/lib/formats/read/input";
import { type FileWish, type JudgedFiles, readJudgedFiles } from "@/lib/services/measure/report/judged-files";
import { expandPlaces } from "../../data-files";
import { Progress } from "./progress";

/** The options that both reports have. */
export interface ReportOptions {
  judges?: string;
  confidence: string;
  json: boolean;
}

/**
 * Reads files for a report; tells rows with a problem on standard error.
 * @throws ConcordError invalid_file | invalid_input
 */
export async function readForReport(
  places: readonly string[],
  { judges }: ReportOptions,
  wish: Pick<FileWish, "tag" | "withStyles"> = {},
): Promise<JudgedFiles> {
  const files = places
    .flatMap((place) => expandPlaces(place))
    .map((place) => inputFile(place, place, fs.statSync(place).size));
  const progress = new Progress();
  const pattern = judges === undefined ? undefined : patternOf(judges);
  const found = await readJudgedFiles(files, { ...wish, judges: pattern, onProgress: progress.rows }).finally(
    () => progress.end(),
  );
  const { problems, rowsWithProblem } = found;
  for (const { file, line, field, found: what, expected } of problems)
    process.stderr.write(`${file}:${line}: ${field ? `${field}: ` : ""}${what}; expected ${expected}\n`);
  if (rowsWithProblem > problems.length)
    process.stderr.write(`… and ${rowsWithProblem - problems.length} rows more, all left out\n`);
  if (found.human.judgments + found.machine.judgments === 0)
    throw new ConcordError(
      "invalid_input",
      judges === undefined ? "These files hold no judgments." : `No judge's name matches ${judges}.`,
    );
  return found;
}

function patternOf(text: string): RegExp {
  try {
    return new RegExp(text, "u");
  } catch {
    throw new ConcordError("invalid_input", `--judges: ${text} is not a regular expression.`);
  }
}

/** @throws ConcordError invalid_input unless between 0 and 1 */
export function confidenceOf({ confidence }: ReportOptions): number {
  const value = Number(confidence);
  if (!(value > 0 && value < 1))
    throw new ConcordError("invalid_input", `--confidence: ${confidence} is not between 0 and 1.`);
  return value;
}
