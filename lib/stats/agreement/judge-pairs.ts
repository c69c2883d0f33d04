import { normalQuantile } from "../distributions/normal";
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
  #sums = [0, 0, 0, 0] as [same: number, all: number, sameDecided: number, decided: number];

  /** Clusters one after the other. @param x @param y outcomes −1, 0, 1 */
  add(cluster: number, x: number, y: number): void {
    if (cluster !== this.#cluster) this.close();
    this.#cluster = cluster;
    const at = (x + 1) * 3 + y + 1;
    this.table[at] = (this.table[at] as number) + 1;
    this.#sums[0] += x === y ? 1 : 0;
    this.#sums[1]++;
    if (x === 0 || y === 0) return;
    this.#sums[2] += x === y ? 1 : 0;
    this.#sums[3]++;
  }

  close(): void {
    this.kept.add(this.#sums[0], this.#sums[1]);
    this.dropped.add(this.#sums[2], this.#sums[3]);
    this.#sums = [0, 0, 0, 0];
  }
}

/**
 * Every pair of annotators with what both judged: nobody is compared with himself; where an annotator judged a unit
 * several times the last answer counts, and `repeats` says how often it was the same as the one before.
 * Intervals over clusters (prompts), see clustered-ratio.ts.
 * @param isCompared which pairs of annotators count, e.g. only a person with a machine.
 */
export function compareJudges(
  { unit, annotator, outcome, cluster }: PreferenceRatings,
  confidence: number,
  isCompared: (a: number, b: number) => boolean = () => true,
): {
  pairs: JudgePair[];
  judges: JudgeAmongOthers[];
  pooled: { kept: Share; dropped: Share; comparisons: number };
  repeats: Repeats[];
} {
  const judgeCount = annotator.reduce((most, value) => Math.max(most, value), -1) + 1;
  const sums = new Map<number, PairSums>();
  const pooled = new PairSums();
  const alone = Array.from({ length: judgeCount }, () => new PairSums());
  const repeated = new Map<number, Repeats>();
  const order = rowsByCluster(unit, cluster);
  const answers = new Map<number, number>();
  let open = -1;
  const close = () => {
    const said = [...answers].sort(([a], [b]) => a - b);
    for (const [i, [a, x]] of said.entries())
      for (const [b, y] of said.slice(i + 1)) {
        if (!isCompared(a, b)) continue;
        pooled.add(cluster[open] as number, x, y);
        for (const judge of [a, b]) alone[judge]?.add(cluster[open] as number, x, y);
        const key = a * judgeCount + b;
        let pair = sums.get(key);
        if (!pair) {
          pair = new PairSums();
          sums.set(key, pair);
        }
        pair.add(cluster[open] as number, x, y);
      }
    answers.clear();
  };
  for (const row of order) {
    const of = unit[row] as number;
    if (of !== open) {
      close();
      open = of;
    }
    const judge = annotator[row] as number;
    const said = outcome[row] as number;
    const before = answers.get(judge);
    if (before !== undefined) {
      const known = repeated.get(judge) ?? { annotator: judge, repeats: 0, same: 0 };
      repeated.set(judge, {
        ...known,
        repeats: known.repeats + 1,
        same: known.same + (before === said ? 1 : 0),
      });
    }
    answers.set(judge, said);
  }
  close();
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
    repeats: [...repeated.values()].sort((x, y) => x.annotator - y.annotator),
  };
}

/** Rows ordered by cluster, then unit, then as they came. */
function rowsByCluster(unit: Int32Array, cluster: Int32Array): Int32Array {
  const key = (row: number) => cluster[unit[row] as number] as number;
  return Int32Array.from(unit.keys()).sort(
    (x, y) => key(x) - key(y) || (unit[x] as number) - (unit[y] as number) || x - y,
  );
}
