import { normalQuantile } from "../distributions/normal";
import { rowsByUnit } from "./answers-by-unit";
import { ClusteredRatio } from "./clustered-ratio";
import type { PreferenceRatings } from "./preference-agreement";
import { type TwoRaters, twoRaters } from "./two-raters";

/** A share with its interval; null where there is nothing to take a share of. */
export interface Share {
  value: number | null;
  low: number | null;
  high: number | null;
}

/** What two annotators said of the units that both judged. */
export interface JudgePair {
  a: number;
  b: number;
  units: number;
  /** Ties as answers of their own. */
  kept: Share;
  /** Without the units in which either says tie. */
  dropped: Share;
  /** Row-major 3 × 3 counts over second, tie, first; rows are a's answers. */
  table: Float64Array;
  /** Cohen's κ and the others of that table, unweighted. */
  coefficients: TwoRaters;
}

/** One annotator against all others together. */
export interface JudgeAmongOthers {
  annotator: number;
  /** Pairs of judgments, his and another's, of one unit. */
  comparisons: number;
  kept: Share;
  dropped: Share;
}

/** How often an annotator who judged a unit again said the same. */
export interface Repeats {
  annotator: number;
  repeats: number;
  same: number;
}

const unweighted = Float64Array.of(1, 0, 0, 0, 1, 0, 0, 0, 1);

class PairSums {
  readonly table = new Float64Array(9);
  readonly kept = new ClusteredRatio();
  readonly dropped = new ClusteredRatio();
  #cluster = -1;
  #same = 0;
  #all = 0;
  #sameDecided = 0;
  #decided = 0;

  /** Clusters one after the other. @param x @param y outcomes −1, 0, 1 */
  add(cluster: number, x: number, y: number): void {
    if (cluster !== this.#cluster) this.close();
    this.#cluster = cluster;
    const at = (x + 1) * 3 + y + 1;
    this.table[at] = (this.table[at] as number) + 1;
    this.#same += x === y ? 1 : 0;
    this.#all++;
    if (x === 0 || y === 0) return;
    this.#sameDecided += x === y ? 1 : 0;
    this.#decided++;
  }

  close(): void {
    this.kept.add(this.#same, this.#all);
    this.dropped.add(this.#sameDecided, this.#decided);
    this.#same = this.#all = this.#sameDecided = this.#decided = 0;
  }
}

/**
 * Every pair of annotators with what both judged: nobody is compared with himself; where an annotator judged a unit
 * several times the last answer counts, and `repeats` says how often it was the same as the one before.
 * Intervals over clusters (prompts), see clustered-ratio.ts.
 * @param isCompared which pairs of annotators count, e.g. only a person with a machine.
 */
export function compareJudges(
  ratings: PreferenceRatings,
  confidence: number,
  isCompared: (a: number, b: number) => boolean = () => true,
): {
  pairs: JudgePair[];
  judges: JudgeAmongOthers[];
  pooled: { kept: Share; dropped: Share; comparisons: number };
  repeats: Repeats[];
} {
  const { annotator, outcome, cluster } = ratings;
  const judgeCount = annotator.reduce((most, value) => Math.max(most, value), -1) + 1;
  const sums = new Map<number, PairSums>();
  const pooled = new PairSums();
  const alone = Array.from({ length: judgeCount }, () => new PairSums());
  const repeats = new Float64Array(judgeCount);
  const repeatedSame = new Float64Array(judgeCount);
  const { units, rows, isLast, lastStart, last } = rowsByUnit(ratings);
  for (let place = 0; place < rows.length; place++) {
    if (isLast[place] === 1) continue;
    const row = rows[place] as number;
    const judge = annotator[row] as number;
    const again = nextBy(judge, place + 1);
    repeats[judge] = (repeats[judge] as number) + 1;
    if (outcome[again] === outcome[row]) repeatedSame[judge] = (repeatedSame[judge] as number) + 1;
  }
  for (let k = 0; k < units.length; k++) {
    const of = cluster[units[k] as number] as number;
    const [from, to] = [lastStart[k] as number, lastStart[k + 1] as number];
    for (let i = from; i < to; i++)
      for (let j = i + 1; j < to; j++) {
        const [one, other] = [last[i] as number, last[j] as number];
        if ((annotator[one] as number) < (annotator[other] as number)) compare(of, one, other);
        else compare(of, other, one);
      }
  }
  /** The judge's next row of the same unit. */
  function nextBy(judge: number, from: number): number {
    let place = from;
    while (annotator[rows[place] as number] !== judge) place++;
    return rows[place] as number;
  }
  function compare(of: number, first: number, second: number): void {
    const [a, b] = [annotator[first] as number, annotator[second] as number];
    if (!isCompared(a, b)) return;
    const [x, y] = [outcome[first] as number, outcome[second] as number];
    pooled.add(of, x, y);
    alone[a]?.add(of, x, y);
    alone[b]?.add(of, x, y);
    const key = a * judgeCount + b;
    let pair = sums.get(key);
    if (!pair) {
      pair = new PairSums();
      sums.set(key, pair);
    }
    pair.add(of, x, y);
  }
  pooled.close();
  const z = normalQuantile(0.5 + confidence / 2);
  const pairs = [...sums].map(([key, pair]) => {
    pair.close();
    return {
      a: Math.floor(key / judgeCount),
      b: key % judgeCount,
      units: pair.kept.all,
      kept: pair.kept.interval(z),
      dropped: pair.dropped.interval(z),
      table: pair.table,
      coefficients: twoRaters(pair.table, 3, unweighted, confidence),
    };
  });
  return {
    judges: alone.map((one, judge) => {
      one.close();
      const comparisons = one.kept.all;
      return { annotator: judge, comparisons, kept: one.kept.interval(z), dropped: one.dropped.interval(z) };
    }),
    pooled: {
      kept: pooled.kept.interval(z),
      dropped: pooled.dropped.interval(z),
      comparisons: pooled.kept.all,
    },
    pairs: pairs.sort((x, y) => x.a - y.a || x.b - y.b),
    repeats: Array.from(repeats, (count, judge) => ({
      annotator: judge,
      repeats: count,
      same: repeatedSame[judge] as number,
    })).filter((one) => one.repeats > 0),
  };
}
