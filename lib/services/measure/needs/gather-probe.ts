import { createHash } from "node:crypto";
import type { OpenDatabase } from "@/db/client";
import { findResponseTexts } from "@/db/queries/measure/response-text";
import type { JudgeFilter } from "@/lib/domain/annotator";
import { textOfAll } from "@/lib/domain/message";
import type { ProbeRows } from "@/lib/stats/needs/reward-probe";
import {
  dimensions,
  featureDifference,
  featuresOf,
  type TextFeatures,
} from "@/lib/stats/needs/text-features";
import { scatter } from "@/lib/stats/random";
import { idText } from "../facts/id-table";
import type { ProjectTables } from "../facts/project-tables";
import { judgmentsCounted } from "../report/project-judges";

/** What the reward probe learns from and is tested on. */
export interface ProbeSample {
  /** The same for the same sample: what was learnt from it holds. */
  key: string;
  rows: ProbeRows;
  /** Decided comparisons before those without text were left out, and whether they are a sample. */
  sampled: number;
  isSample: boolean;
}

/** Comparisons beyond which the probe sees a sample: it bounds time and memory whatever the project's size. */
const most = 6_000;
const batch = 250;

interface Gathered extends ProbeSample {
  projectId: string;
  /** Comparisons of the sample, by name: their rows; −1 where there is no text. */
  rowOf: Map<number, number>;
}

/** The last that was gathered: one more judgment seldom changes the sample of a large project, and then by one comparison. */
let last: Gathered | undefined;

interface Place {
  database: OpenDatabase;
  projectId: string;
  judges: JudgeFilter;
  tables: ProjectTables;
}

/** A sample of decided comparisons as differences of hashed features; texts are read a few at a time and not kept. */
export async function gatherProbe(place: Place): Promise<ProbeSample> {
  const { projectId, judges, tables } = place;
  const { picked, all } = pickComparisons(tables, judges);
  const names = Float64Array.from(picked, (row) => nameOf(tables, row));
  // A preference, once written, does not change, and neither do its responses: names say what the sample is.
  const key = createHash("sha256").update(projectId).update(names).digest("hex");
  if (last?.key !== key) last = await gather(place, picked, names, key);
  const { rows, sampled } = last;
  return { key, rows, sampled, isSample: all > picked.length };
}

/** Of a comparison, in its project: its judgment's number, and which of the judgment's it is. */
function nameOf({ preferences, judgments }: ProjectTables, row: number): number {
  const seq = judgments.seq[preferences.judgment[row] as number] as number;
  return seq * 2 ** 16 + (preferences.ordinal[row] as number);
}

/** Those that the sample before this one had are taken from it. */
async function gather(
  { database, projectId, tables }: Place,
  picked: readonly number[],
  names: Float64Array,
  key: string,
): Promise<Gathered> {
  const { preferences, responses } = tables;
  const before = last?.projectId === projectId ? last : undefined;
  const responsesOf = (row: number): [number, number] => [
    preferences.responseA[row] as number,
    preferences.responseB[row] as number,
  ];
  const unknown = picked.filter((_, at) => before?.rowOf.has(names[at] as number) !== true);
  const features = await readFeatures(database, projectId, tables, new Set(unknown.flatMap(responsesOf)));
  const differenceOf = (row: number, name: number): TextFeatures | null => {
    const known = before?.rowOf.get(name);
    if (known !== undefined && before) return known < 0 ? null : rowAt(before.rows, known);
    const [a, b] = responsesOf(row);
    const [first, second] = [features.get(a), features.get(b)];
    return first && second ? featureDifference(first, second) : null;
  };
  const differences: TextFeatures[] = [];
  const [label, prompt]: [number[], number[]] = [[], []];
  const rowOf = new Map<number, number>();
  for (const [at, row] of picked.entries()) {
    const name = names[at] as number;
    const difference = differenceOf(row, name);
    rowOf.set(name, difference ? differences.push(difference) - 1 : -1);
    if (!difference) continue;
    label.push(preferences.outcome[row] as number);
    prompt.push(responses.prompt[responsesOf(row)[0]] as number);
  }
  const rows = {
    ...oneAfterTheOther(differences),
    label: Int8Array.from(label),
    prompt: Int32Array.from(prompt),
  };
  return { key, projectId, rowOf, rows, sampled: picked.length, isSample: false };
}

/** Of these responses, by number, where they have a text. */
async function readFeatures(
  { sql }: OpenDatabase,
  projectId: string,
  { responses }: ProjectTables,
  wanted: ReadonlySet<number>,
): Promise<Map<number, TextFeatures>> {
  const numbers = [...wanted];
  const features = new Map<number, TextFeatures>();
  for (let at = 0; at < numbers.length; at += batch) {
    const some = new Map(
      numbers.slice(at, at + batch).map((number) => [idText(responses.ids, number), number]),
    );
    for (const { id, messages } of await findResponseTexts(sql, projectId, [...some.keys()]))
      features.set(some.get(id) as number, featuresOf(textOfAll(messages)));
  }
  return features;
}

function rowAt({ start, index, value }: ProbeRows, row: number): TextFeatures {
  const [from, to] = [start[row] as number, start[row + 1] as number];
  return { index: index.subarray(from, to), value: value.subarray(from, to) };
}

function oneAfterTheOther(
  rows: readonly TextFeatures[],
): Pick<ProbeRows, "start" | "index" | "value" | "dimensions"> {
  const start = new Int32Array(rows.length + 1);
  for (const [at, { index }] of rows.entries()) start[at + 1] = (start[at] as number) + index.length;
  const size = start.at(-1) ?? 0;
  const [index, value] = [new Int32Array(size), new Float32Array(size)];
  for (const [at, row] of rows.entries()) {
    index.set(row.index, start[at]);
    value.set(row.value, start[at]);
  }
  return { start, index, value, dimensions };
}

/**
 * Up to `most` decided comparisons, each as likely as the other: those whose numbers scatter lowest (a bottom-k sample:
 * E. Cohen and H. Kaplan, PODC 2007), so that a new judgment changes the sample only where it is drawn itself.
 */
function pickComparisons(tables: ProjectTables, judges: JudgeFilter): { picked: number[]; all: number } {
  const counts = judgmentsCounted(tables, judges);
  const { preferences, judgments } = tables;
  const isDecided = (row: number) =>
    counts[preferences.judgment[row] as number] === 1 && preferences.outcome[row] !== 0;
  const placeOf = (row: number) => {
    const seq = judgments.seq[preferences.judgment[row] as number] as number;
    return scatter(scatter(seq) + (preferences.ordinal[row] as number)) / 2 ** 32;
  };
  let all = 0;
  for (let row = 0; row < preferences.size; row++) if (isDecided(row)) all++;
  const wanted = Math.min(most, all);
  // Places are spread evenly: below twice the share that is wanted lie about twice as many.
  for (let below = (2 * most) / all; ; below *= 2) {
    const low: { row: number; place: number }[] = [];
    for (let row = 0; row < preferences.size; row++) {
      if (!isDecided(row)) continue;
      const place = placeOf(row);
      if (place < below) low.push({ row, place });
    }
    if (low.length < wanted) continue;
    const lowest = low.sort((x, y) => x.place - y.place || x.row - y.row).slice(0, wanted);
    return { picked: lowest.map(({ row }) => row).sort((x, y) => x - y), all };
  }
}
