import { rowsByUnit } from "../agreement/answers-by-unit";
import type { PreferenceRatings } from "../agreement/preference-agreement";
import { drawMultinomial } from "../multinomial";

/** Pairs by how many decided them and how many were in the minority, in total and by prompt. */
export interface OverlapCounts {
  units: number;
  /** Pairs that only one decided. */
  single: number;
  prompts: number;
  most: number;
  /** Of each cell: judgments of a pair, and those of the smaller side. */
  judgments: Int32Array;
  fewer: Int32Array;
  total: Float64Array;
  /** Each pair's prompt (numbered from 0 without gaps) and cell. */
  prompt: Int32Array;
  cell: Int32Array;
}

/**
 * Counts pairs that two annotators or more decided; ties are left out. Where somebody judged a pair again, the last answer
 * counts.
 * @param ratings rows oldest first
 */
export function countOverlap(ratings: PreferenceRatings): OverlapCounts {
  const { unit, outcome, cluster } = ratings;
  const units = unit.reduce((most, value) => Math.max(most, value + 1), 0);
  const [first, second] = [new Int32Array(units), new Int32Array(units)];
  for (const row of rowsByUnit(ratings).last) {
    const own = unit[row] as number;
    const side = outcome[row] === 1 ? first : outcome[row] === -1 ? second : null;
    if (side) side[own] = (side[own] as number) + 1;
  }
  const cells = new Map<string, number>();
  const [judgments, fewer, total] = [[], [], []] as [number[], number[], number[]];
  const prompts = new Map<number, number>();
  const [promptOf, cellOf] = [[], []] as [number[], number[]];
  let single = 0;
  for (let u = 0; u < units; u++) {
    const [a, b] = [first[u] as number, second[u] as number];
    if (a + b === 1) single++;
    if (a + b < 2) continue;
    const key = `${a + b} ${Math.min(a, b)}`;
    let cell = cells.get(key);
    if (cell === undefined) {
      cell = judgments.push(a + b) - 1;
      fewer.push(Math.min(a, b));
      total.push(0);
      cells.set(key, cell);
    }
    total[cell] = (total[cell] as number) + 1;
    const own = cluster[u] as number;
    const prompt = prompts.get(own) ?? prompts.size;
    prompts.set(own, prompt);
    promptOf.push(prompt);
    cellOf.push(cell);
  }
  return {
    units: promptOf.length,
    single,
    prompts: prompts.size,
    most: judgments.reduce((most, value) => Math.max(most, value), 0),
    judgments: Int32Array.from(judgments),
    fewer: Int32Array.from(fewer),
    total: Float64Array.from(total),
    prompt: Int32Array.from(promptOf),
    cell: Int32Array.from(cellOf),
  };
}

/**
 * A bootstrap over prompts: each call gives the cells of one replicate, as many prompts as there are, drawn with
 * replacement. Prompts with the same pairs in them are told apart by nothing, and counted together.
 */
export function promptResampler({
  prompts,
  prompt,
  cell,
  total,
}: OverlapCounts): (uniform: () => number) => Float64Array {
  const cellsOf: number[][] = Array.from({ length: prompts }, () => []);
  for (const [u, own] of prompt.entries()) cellsOf[own]?.push(cell[u] as number);
  const kinds = new Map<string, number>();
  const cellsOfKind: number[][] = [];
  const promptsOfKind: number[] = [];
  for (const own of cellsOf) {
    const key = own.sort((a, b) => a - b).join();
    const kind = kinds.get(key) ?? kinds.size;
    kinds.set(key, kind);
    cellsOfKind[kind] ??= own;
    promptsOfKind[kind] = (promptsOfKind[kind] ?? 0) + 1;
  }
  return (uniform) => {
    const times = drawMultinomial(promptsOfKind, uniform);
    const weights = new Float64Array(total.length);
    for (const [kind, cells] of cellsOfKind.entries())
      for (const at of cells) weights[at] = (weights[at] as number) + (times[kind] as number);
    return weights;
  };
}
