import type { FieldMapping } from "@/lib/domain/api/ingest";
import { ConcordError } from "@/lib/domain/error";
import { modelName, stemOf, versusOf } from "./file-names";
import { defaultLimits, type InputFile, type ReadLimits } from "./input";
import { type Fields, readRows } from "./rows";
import type { Shape } from "./shape";
import { concordRows } from "./shapes/concord";
import { judgmentRows } from "./shapes/concord-judgments";
import { errorSpans } from "./shapes/error-spans";
import { mappedShape } from "./shapes/mapped";
import {
  answers,
  fastchatAnswers,
  generations,
  instances,
  outputs,
  prompts,
  questions,
} from "./shapes/outputs";
import { annotatorColumnPairs, annotatorRowPairs, goldPairs } from "./shapes/pairs";
import { rankings, trees } from "./shapes/rankings";
import { bestOfMany, helpsteerPairs, trainingPairs } from "./shapes/training-rows";
import { chosenRejected } from "./shapes/transcripts";
import { verdicts } from "./shapes/verdicts";
import { votes } from "./shapes/votes";

/** Every known shape, the more particular ones first. */
export const shapes: readonly Shape[] = [
  concordRows,
  judgmentRows,
  trees,
  bestOfMany,
  helpsteerPairs,
  trainingPairs,
  votes,
  annotatorColumnPairs,
  rankings,
  errorSpans,
  verdicts,
  annotatorRowPairs,
  goldPairs,
  chosenRejected,
  fastchatAnswers,
  generations,
  answers,
  questions,
  instances,
  outputs,
  prompts,
];

export interface RecognisedFile {
  file: InputFile;
  /** Null where no shape fits: `fields` then says what the rows hold. */
  shape: Shape | null;
  /** The model that the file's name tells; null where the rows name it, or none is needed. */
  model: string | null;
  versus: ReturnType<typeof versusOf>;
  fields: string[];
}

const sampleRows = 20;

/**
 * Says what each file of an import is, from its content.
 * @param mapping given by the lead: then every file is read by it.
 * @throws ConcordError invalid_file for what cannot be read at all
 */
export async function recogniseFiles(
  files: readonly InputFile[],
  mapping?: FieldMapping,
  limits: ReadLimits = defaultLimits,
): Promise<RecognisedFile[]> {
  const found: RecognisedFile[] = [];
  for (const file of files) {
    const sample = await sampleOf(file, limits);
    const shape = mapping ? mappedShape(mapping) : shapeOf(sample, file.name);
    const fields = [...new Set(sample.flatMap((row) => Object.keys(row)))].slice(0, 100);
    found.push({ file, shape, model: null, versus: shape === verdicts ? versusOf(file.name) : null, fields });
  }
  for (const one of found) {
    const isNamedByFile =
      one.shape?.role === "responses" || one.shape === generations || one.shape === outputs;
    if (isNamedByFile || mapping) one.model = modelName(stemOf(one.file.name));
  }
  alignVersus(found);
  return found;
}

/** Verdicts name their models as the answers' files do, less the words that those share. */
function alignVersus(found: readonly RecognisedFile[]): void {
  const models = found.flatMap((one) => (one.model ? [one.model] : []));
  const aligned = (name: string) =>
    models.find((model) => model === name) ?? models.find((model) => name.startsWith(`${model}-`)) ?? name;
  for (const one of found)
    if (one.versus)
      one.versus = { ...one.versus, first: aligned(one.versus.first), second: aligned(one.versus.second) };
}

async function sampleOf(file: InputFile, limits: ReadLimits): Promise<Fields[]> {
  const sample: Fields[] = [];
  let rows = 0;
  for await (const row of readRows(file, limits)) {
    if (row.fields) sample.push(row.fields);
    if (++rows >= sampleRows) break;
  }
  return sample;
}

/** The shape that fits most of the sample; the more particular one where two fit as many. */
function shapeOf(sample: readonly Fields[], fileName: string): Shape | null {
  let best: Shape | null = null;
  let most = 0;
  for (const shape of shapes) {
    const fitting = sample.filter((fields) => shape.matches(fields, fileName)).length;
    if (fitting > most) [best, most] = [shape, fitting];
  }
  return best;
}

/** The import's format in words: the titles of its files' shapes, the ones with judgments first. */
export function formatOf(recognised: readonly RecognisedFile[]): string {
  const order = ["judgments", "mixed", "responses", "prompts"];
  const used = [...new Set(recognised.flatMap((one) => (one.shape ? [one.shape] : [])))];
  return used
    .sort((a, b) => order.indexOf(a.role) - order.indexOf(b.role))
    .map((shape) => shape.title)
    .join(" + ");
}

/** Refuses an import in which a file is of no known shape, and says which fields it has. */
export function requireShapes(recognised: readonly RecognisedFile[]): void {
  const unknown = recognised.filter((one) => one.shape === null);
  if (unknown.length === 0) return;
  throw new ConcordError(
    "invalid_file",
    `${unknown[0]?.file.name} is of no known format. Say which field holds what.`,
    unknown.map((one) => ({
      path: one.file.name,
      message: `of no known format; its fields are ${one.fields.join(", ") || "none"}`,
    })),
  );
}
