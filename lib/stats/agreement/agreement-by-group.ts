import { normalQuantile } from "../distributions/normal";
import { answersByUnit } from "./answers-by-unit";
import { type ComparedShare, PairSums } from "./pair-sums";
import type { PreferenceRatings } from "./preference-agreement";

/**
 * Raw agreement within groups of comparisons; unit, tie rules, chance and intervals are those of preference-agreement.ts,
 * and a group that holds everything has its figures. R_g = Σ_{comparisons in g} [same] / comparisons in g, with the linearised variance over
 * clusters (Cochran, Sampling Techniques (1977), 6.3). A comparison of two answers belongs to a group
 *
 *   by `unit`   where the pair of responses does (its prompt's tags, its models); a unit may be in several;
 *   by `same`   where both answers do (a guideline version); those of different groups are counted under `across`;
 *   by `later`  where the later of the two answers does (the week in which the comparison came to be).
 *
 * Chance of the last: over the answers of its comparisons, each as often as it was compared. Groups without a comparison have nulls.
 */
export type Grouping =
  | { by: "unit"; groups: number; of: readonly (readonly number[])[] }
  | { by: "same" | "later"; groups: number; of: Int32Array };

export interface GroupAgreement {
  /** By group. */
  groups: ComparedShare[];
  /** Comparisons of answers of different groups; by `same` only. */
  across: ComparedShare;
}

export function agreementByGroup(
  ratings: PreferenceRatings,
  grouping: Grouping,
  confidence: number,
): GroupAgreement {
  const sums = Array.from({ length: grouping.groups }, () => new PairSums());
  const across = new PairSums();
  for (const { unit, cluster, rows } of answersByUnit(ratings)) {
    if (rows.length < 2) continue;
    const said = (row: number) => ratings.outcome[row] as number;
    if (grouping.by === "unit") {
      const counts = countOf(rows, said);
      for (const group of grouping.of[unit] ?? []) addAll(sums[group], cluster, counts);
    } else if (grouping.by === "same") {
      const parts = new Map<number, number[]>();
      for (const row of rows) {
        const group = grouping.of[row] as number;
        parts.set(group, [...(parts.get(group) ?? []), row]);
      }
      const counts = [...parts].map(([group, own]) => ({ group, counts: countOf(own, said) }));
      for (const part of counts) addAll(sums[part.group], cluster, part.counts);
      if (counts.length > 1)
        addAcross(
          across,
          cluster,
          countOf(rows, said),
          counts.map((part) => part.counts),
        );
    } else addLater(sums, cluster, rows, said, grouping.of);
  }
  const z = normalQuantile(0.5 + confidence / 2);
  return { groups: sums.map((sum) => sum.share(z)), across: across.share(z) };
}

/** Answers of one unit: loss, tie, win. */
type Counts = [number, number, number];

function countOf(rows: readonly number[], said: (row: number) => number): Counts {
  const counts: Counts = [0, 0, 0];
  for (const row of rows) {
    const at = said(row) + 1;
    counts[at as 0] += 1;
  }
  return counts;
}

const pairs = (count: number) => (count * (count - 1)) / 2;

function comparisonsOf([loss, tie, win]: Counts): [number, number, number, number] {
  const sameDecided = pairs(loss) + pairs(win);
  return [sameDecided + pairs(tie), pairs(loss + tie + win), sameDecided, pairs(loss + win)];
}

function addAll(sum: PairSums | undefined, cluster: number, counts: Counts): void {
  const m = counts[0] + counts[1] + counts[2];
  if (!sum || m < 2) return;
  sum.add(cluster, ...comparisonsOf(counts));
  sum.addAnswers(m, counts[1]);
}

/** Everything but what lies within a part. */
function addAcross(sum: PairSums, cluster: number, all: Counts, parts: readonly Counts[]): void {
  const whole = comparisonsOf(all);
  for (const part of parts) for (const [at, value] of comparisonsOf(part).entries()) whole[at as 0] -= value;
  sum.add(cluster, ...whole);
  sum.addAnswers(all[0] + all[1] + all[2], all[1]);
}

/** Each answer against those before it. */
function addLater(
  sums: readonly PairSums[],
  cluster: number,
  rows: readonly number[],
  said: (row: number) => number,
  of: Int32Array,
): void {
  const before: Counts = [0, 0, 0];
  for (const [earlier, row] of rows.entries()) {
    const answer = said(row);
    const same = before[(answer + 1) as 0];
    const sum = sums[of[row] as number];
    if (sum && earlier > 0) {
      if (answer === 0) sum.add(cluster, same, earlier, 0, 0);
      else sum.add(cluster, same, earlier, same, before[0] + before[2]);
      sum.addAnswers(2 * earlier, (answer === 0 ? earlier : 0) + before[1]);
    }
    before[(answer + 1) as 0]++;
  }
}
