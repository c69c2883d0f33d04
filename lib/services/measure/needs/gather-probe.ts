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

/** The last that was gathered: one more judgment seldom changes the sample of a large project. */
let last: ProbeSample | undefined;

/** A sample of decided comparisons as differences of hashed features; texts are read a few at a time and not kept. */
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
  const key = keyOf(projectId, tables, picked);
  const isSample = all > picked.length;
  if (last?.key === key) return { ...last, isSample };
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
  last = {
    key,
    rows: {
      start: Int32Array.from(start),
      index: Int32Array.from(index),
      value: Float32Array.from(value),
      label: Int8Array.from(label),
      prompt: Int32Array.from(prompt),
      dimensions,
    },
    sampled: picked.length,
    isSample,
  };
  return last;
}

/** Names a sample: a preference, once written, does not change, and neither do its responses. */
function keyOf(
  projectId: string,
  { preferences, judgments }: ProjectTables,
  picked: readonly number[],
): string {
  const names = Float64Array.from(
    picked.flatMap((row) => [
      judgments.seq[preferences.judgment[row] as number] as number,
      preferences.ordinal[row] as number,
    ]),
  );
  return createHash("sha256").update(projectId).update(names).digest("hex");
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
