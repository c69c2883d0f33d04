import { normalQuantile } from "../distributions/normal";
import { answersByUnit } from "./answers-by-unit";
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
  for (const { cluster, rows } of answersByUnit(ratings)) {
    const said = rows.filter((row) => asked[row] === 1).map((row) => signed[row] as number);
    for (const [i, mine] of said.entries())
      for (const [j, other] of said.entries()) {
        if (i === j) continue;
        for (const sign of [1, -1]) {
          const at = (sign * mine + levels) * width + sign * other + levels;
          counts[at] = (counts[at] as number) + 1;
        }
        const toward = mine < 0 ? -other : other;
        sums[Math.abs(mine)]?.add(cluster, toward === Math.abs(mine), toward < 0);
      }
  }
  const z = normalQuantile(0.5 + confidence / 2);
  return { levels, counts, rows: sums.map((sum, strength) => ({ strength, ...sum.shares(z) })) };
}

class LevelSums {
  readonly #same = new ClusteredRatio();
  readonly #opposite = new ClusteredRatio();
  #open = -1;
  #now: [same: number, opposite: number, all: number] = [0, 0, 0];

  add(cluster: number, isSame: boolean, isOpposite: boolean): void {
    if (cluster !== this.#open) {
      this.#close();
      this.#open = cluster;
    }
    this.#now[0] += isSame ? 1 : 0;
    this.#now[1] += isOpposite ? 1 : 0;
    this.#now[2]++;
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
    this.#same.add(this.#now[0], this.#now[2]);
    this.#opposite.add(this.#now[1], this.#now[2]);
    this.#now = [0, 0, 0];
  }
}
