import { type CrowdCells, type CrowdEffort, fitCrowd } from "./crowd-bradley-terry";

/**
 * How often an annotator says what the models' strengths let one perceive: η_w of crowd-bradley-terry.ts, where ½ is a coin and less is
 * the opposite. Unlike Dawid–Skene it needs no pair that two annotators judged, only models that several of them compared: who
 * agrees with the common scale is believed, and forms it. It says nothing of single responses: who rightly prefers the weaker
 * model's better response is held against him. Fitted with a virtual node of half a win and half a loss for each model
 * (λ = ½). No interval, as for Dawid–Skene. A tie is half a comparison each way; a model against itself says nothing.
 */
export interface CrowdReliability {
  /** By annotator; null for one without a comparison of two models, and for all where there is a reason. */
  value: (number | null)[];
  /** Comparisons of two models, by annotator. */
  comparisons: number[];
  reason: "one_annotator" | "no_pairs" | "not_converged" | null;
}

/** Comparisons, row by row: models and annotators by number, outcome 1 (the first), 0 (a tie), −1. */
export interface CrowdRows {
  first: Int32Array;
  second: Int32Array;
  outcome: Int8Array;
  annotator: Int32Array;
}

const virtualComparisons = 0.5;
/** Enough for a figure on a page, which has a decimal of a percent: of 200 annotators of 100 models no skill moved by 0.01 % from here on. */
const effort: CrowdEffort = { drawn: 0, tolerance: 1e-8 };

export function measureCrowd(rows: CrowdRows, models: number, annotators: number): CrowdReliability {
  const { cells, comparisons } = countCells(rows, models, annotators);
  const none = (reason: CrowdReliability["reason"]) => ({
    value: comparisons.map(() => null),
    comparisons,
    reason,
  });
  if (cells.count.length === 0) return none("no_pairs");
  if (comparisons.filter((count) => count > 0).length < 2) return none("one_annotator");
  const { honesty, converged } = fitCrowd(cells, virtualComparisons, effort);
  return converged ? { value: honesty, comparisons, reason: null } : none("not_converged");
}

function countCells({ first, second, outcome, annotator }: CrowdRows, n: number, workers: number) {
  const counts = new Map<number, number>();
  const comparisons = Array.from({ length: workers }, () => 0);
  const add = (winner: number, loser: number, worker: number, count: number) => {
    const key = (winner * n + loser) * workers + worker;
    counts.set(key, (counts.get(key) ?? 0) + count);
  };
  for (let row = 0; row < first.length; row++) {
    const [a, b, w] = [first[row] as number, second[row] as number, annotator[row] as number];
    if (a === b) continue;
    comparisons[w] = (comparisons[w] ?? 0) + 1;
    const won = ((outcome[row] as number) + 1) / 2;
    if (won > 0) add(a, b, w, won);
    if (won < 1) add(b, a, w, 1 - won);
  }
  const keys = Float64Array.from(counts.keys());
  const pairOf = (key: number) => Math.floor(key / workers);
  const cells: CrowdCells = {
    n,
    workers,
    winner: Int32Array.from(keys, (key) => Math.floor(pairOf(key) / n)),
    loser: Int32Array.from(keys, (key) => pairOf(key) % n),
    worker: Int32Array.from(keys, (key) => key % workers),
    count: Float64Array.from(counts.values()),
  };
  return { cells, comparisons };
}
