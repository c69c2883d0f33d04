/** Decided judgments: who said of which pair of responses that which of them is better. */
export interface DecidedRows {
  /** The unordered pair of responses, numbered from 0. */
  unit: Int32Array;
  annotator: Int32Array;
  /** 1 or −1; ties (0) are left out. */
  outcome: Int8Array;
  /** Prompt of each unit. */
  cluster: Int32Array;
}

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
 * Counts pairs that two annotators or more decided. Where somebody judged a pair again, the last answer counts.
 * @param rows oldest first
 */
export function countOverlap({ unit, annotator, outcome, cluster }: DecidedRows): OverlapCounts {
  const units = unit.reduce((most, value) => Math.max(most, value + 1), 0);
  const annotators = annotator.reduce((most, value) => Math.max(most, value + 1), 0);
  const [first, second] = [new Int32Array(units), new Int32Array(units)];
  const seen = new Set<number>();
  for (let row = unit.length - 1; row >= 0; row--) {
    const own = unit[row] as number;
    const key = own * annotators + (annotator[row] as number);
    if (seen.has(key)) continue;
    seen.add(key);
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

/** The cells of one bootstrap replicate: as many prompts as there are, drawn with replacement. */
export function weighted(
  { prompts, prompt, cell, total }: OverlapCounts,
  uniform: () => number,
): Float64Array {
  const times = new Int32Array(prompts);
  for (let k = 0; k < prompts; k++) {
    const picked = Math.floor(uniform() * prompts);
    times[picked] = (times[picked] as number) + 1;
  }
  const weights = new Float64Array(total.length);
  for (let u = 0; u < cell.length; u++) {
    const at = cell[u] as number;
    weights[at] = (weights[at] as number) + (times[prompt[u] as number] as number);
  }
  return weights;
}
