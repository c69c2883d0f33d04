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
import { mulberry32 } from "@/lib/stats/random";
import { idText } from "../facts/id-table";
import type { ProjectTables } from "../facts/project-tables";
import { judgmentsCounted } from "../report/project-judges";

/** What the reward probe learns from and is tested on. */
export interface ProbeSample {
  rows: ProbeRows;
  /** Decided comparisons before those without text were left out, and whether they are a sample. */
  sampled: number;
  isSample: boolean;
}

/** Comparisons beyond which the probe sees a sample: it bounds time and memory whatever the project's size. */
const most = 6_000;
const seed = 20_250_801;
const batch = 250;

/** A sample of decided comparisons, drawn by seed, as differences of hashed features; texts are read a few at a time and not kept. */
export async function gatherProbe({
  database,
  projectId,
  judges,
  tables,
}: {
  database: OpenDatabase;
  projectId: string;
  judges: JudgeFilter;
  tables: ProjectTables;
}): Promise<ProbeSample> {
  const { preferences, responses } = tables;
  const { picked, all } = pickComparisons(tables, judges);
  const numbers = [
    ...new Set(
      picked.flatMap((row) => [preferences.responseA[row] as number, preferences.responseB[row] as number]),
    ),
  ];
  const features = new Map<number, TextFeatures>();
  for (let at = 0; at < numbers.length; at += batch) {
    const some = new Map(
      numbers.slice(at, at + batch).map((number) => [idText(responses.ids, number), number]),
    );
    for (const { id, messages } of await findResponseTexts(database.sql, projectId, [...some.keys()]))
      features.set(some.get(id) as number, featuresOf(textOfAll(messages)));
  }
  const start = [0];
  const [index, value, label, prompt] = [[], [], [], []] as [number[], number[], number[], number[]];
  for (const row of picked) {
    const [a, b] = [preferences.responseA[row] as number, preferences.responseB[row] as number];
    const [first, second] = [features.get(a), features.get(b)];
    if (!first || !second) continue;
    const difference = featureDifference(first, second);
    for (const one of difference.index) index.push(one);
    for (const one of difference.value) value.push(one);
    start.push(index.length);
    label.push(preferences.outcome[row] as number);
    prompt.push(responses.prompt[a] as number);
  }
  return {
    rows: {
      start: Int32Array.from(start),
      index: Int32Array.from(index),
      value: Float32Array.from(value),
      label: Int8Array.from(label),
      prompt: Int32Array.from(prompt),
      dimensions,
    },
    sampled: picked.length,
    isSample: all > picked.length,
  };
}

/** Up to `most` decided comparisons, each as likely as the other. */
function pickComparisons(tables: ProjectTables, judges: JudgeFilter): { picked: number[]; all: number } {
  const counts = judgmentsCounted(tables, judges);
  const { preferences } = tables;
  const isDecided = (row: number) =>
    counts[preferences.judgment[row] as number] === 1 && preferences.outcome[row] !== 0;
  let all = 0;
  for (let row = 0; row < preferences.size; row++) if (isDecided(row)) all++;
  // Selection sampling: D. E. Knuth, The Art of Computer Programming 2, 3.4.2, algorithm S.
  const uniform = mulberry32(seed);
  const picked: number[] = [];
  const wanted = Math.min(most, all);
  let seen = 0;
  for (let row = 0; row < preferences.size && picked.length < wanted; row++) {
    if (!isDecided(row)) continue;
    if ((all - seen) * uniform() < wanted - picked.length) picked.push(row);
    seen++;
  }
  return { picked, all };
}
