import { normalQuantile } from "../distributions/normal";
import { rowsByUnit } from "./answers-by-unit";
import { ClusteredRatio } from "./clustered-ratio";
import type { Share } from "./judge-pairs";
import type { PreferenceRatings } from "./preference-agreement";

/**
 * Which strengths two annotators give the same pair of responses.
 *
 * Signed strength s ∈ −L … L: how much better the first response is said to be, 0 a tie. n(c, k) counts ordered pairs of different annotators
 * of one unit who say c and k; since no annotator comes first, n is symmetric, and since no response does, (c, k) is counted
 * with (−c, −k): a row reads "of those who say s, what do others say of the same response". For each strength s ≥ 0, with intervals
 * over clusters (clustered-ratio.ts): the share of others who say exactly the same, and of those who prefer the other response (s > 0).
 * Source of the table: J. Cohen, Psychological Bulletin 70 (1968), joint proportions of weighted κ. Null where nobody gave more than one level.
 */
export interface StrengthConfusion {
  /** L */
  levels: number;
  /** Row-major (2L + 1)², rows and columns −L … L. */
  counts: Float64Array;
  /** By strength 0 … L. */
  rows: { strength: number; comparisons: number; same: Share; opposite: Share }[];
}

/** @param asked 1 where a strength was asked; other rows are left out. @param signed strength with the outcome's sign. */
export function confuseStrengths(
  ratings: PreferenceRatings,
  { signed, asked }: { signed: Int8Array; asked: Uint8Array },
  confidence: number,
): StrengthConfusion | null {
  const levels = signed.reduce(
    (most, value, row) => (asked[row] ? Math.max(most, Math.abs(value)) : most),
    0,
  );
  if (levels < 2) return null;
  const width = 2 * levels + 1;
  const counts = new Float64Array(width * width);
  const sums = Array.from({ length: levels + 1 }, () => new LevelSums());
  const count = (mine: number, other: number) => {
    const at = (mine + levels) * width + other + levels;
    counts[at] = (counts[at] as number) + 1;
  };
  const { units, lastStart, last } = rowsByUnit(ratings);
  for (let k = 0; k < units.length; k++) {
    const [from, to] = [lastStart[k] as number, lastStart[k + 1] as number];
    const cluster = ratings.cluster[units[k] as number] as number;
    for (let i = from; i < to; i++) {
      const own = last[i] as number;
      if (asked[own] === 0) continue;
      const mine = signed[own] as number;
      const sum = sums[Math.abs(mine)] as LevelSums;
      for (let j = from; j < to; j++) {
        const theirs = last[j] as number;
        if (i === j || asked[theirs] === 0) continue;
        const other = signed[theirs] as number;
        count(mine, other);
        count(-mine, -other);
        const toward = mine < 0 ? -other : other;
        sum.add(cluster, toward === Math.abs(mine), toward < 0);
      }
    }
  }
  const z = normalQuantile(0.5 + confidence / 2);
  return { levels, counts, rows: sums.map((sum, strength) => ({ strength, ...sum.shares(z) })) };
}

class LevelSums {
  readonly #same = new ClusteredRatio();
  readonly #opposite = new ClusteredRatio();
  #open = -1;
  #sameNow = 0;
  #oppositeNow = 0;
  #now = 0;

  add(cluster: number, isSame: boolean, isOpposite: boolean): void {
    if (cluster !== this.#open) {
      this.#close();
      this.#open = cluster;
    }
    if (isSame) this.#sameNow++;
    if (isOpposite) this.#oppositeNow++;
    this.#now++;
  }

  shares(z: number) {
    this.#close();
    return {
      comparisons: this.#same.all,
      same: this.#same.interval(z),
      opposite: this.#opposite.interval(z),
    };
  }

  #close(): void {
    this.#same.add(this.#sameNow, this.#now);
    this.#opposite.add(this.#oppositeNow, this.#now);
    this.#sameNow = this.#oppositeNow = this.#now = 0;
  }
}
