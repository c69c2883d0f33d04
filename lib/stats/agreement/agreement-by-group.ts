import { normalQuantile } from "../distributions/normal";
import { rowsByUnit } from "./answers-by-unit";
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
  /** Unit u is in the groups list[start[u]] … list[start[u + 1] − 1]. */
  | { by: "unit"; groups: number; start: Int32Array; list: Int32Array }
  /** By row. */
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
  const { outcome } = ratings;
  const { units, lastStart, last } = rowsByUnit(ratings);
  const sums = Array.from({ length: grouping.groups }, () => new PairSums());
  const across = new PairSums();
  for (let k = 0; k < units.length; k++) {
    const [from, to] = [lastStart[k] as number, lastStart[k + 1] as number];
    if (to - from < 2) continue;
    const unit = units[k] as number;
    const cluster = ratings.cluster[unit] as number;
    if (grouping.by === "later") addLater(sums, cluster, last.subarray(from, to), outcome, grouping.of);
    else if (grouping.by === "unit") {
      const [first, end] = [grouping.start[unit] as number, grouping.start[unit + 1] as number];
      if (!(first < end)) continue;
      const counts = countOf(last, from, to, outcome);
      for (let at = first; at < end; at++) addAll(sums[grouping.list[at] as number], cluster, counts);
    } else {
      const group = grouping.of[last[from] as number] as number;
      if (isAlike(last, from, to, grouping.of))
        addAll(sums[group], cluster, countOf(last, from, to, outcome));
      else addApart(sums, across, cluster, last.subarray(from, to), outcome, grouping.of);
    }
  }
  const z = normalQuantile(0.5 + confidence / 2);
  return { groups: sums.map((sum) => sum.share(z)), across: across.share(z) };
}

/** Whether all these rows are of one group, as most units' are. */
function isAlike(rows: Int32Array, from: number, to: number, of: Int32Array): boolean {
  for (let at = from + 1; at < to; at++)
    if (of[rows[at] as number] !== of[rows[from] as number]) return false;
  return true;
}

/** Answers of one unit: loss, tie, win. */
type Counts = [number, number, number];

function countOf(rows: ArrayLike<number>, from: number, to: number, outcome: Int8Array): Counts {
  const counts: Counts = [0, 0, 0];
  for (let at = from; at < to; at++) counts[((outcome[rows[at] as number] as number) + 1) as 0]++;
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

/** Rows of several groups: what lies within each, and what across. */
function addApart(
  sums: readonly PairSums[],
  across: PairSums,
  cluster: number,
  rows: Int32Array,
  outcome: Int8Array,
  of: Int32Array,
): void {
  const groups = new Set(Array.from(rows, (row) => of[row] as number));
  const parts = Array.from(groups, (group) => {
    const own = rows.filter((row) => of[row] === group);
    const counts = countOf(own, 0, own.length, outcome);
    addAll(sums[group], cluster, counts);
    return counts;
  });
  addAcross(across, cluster, countOf(rows, 0, rows.length, outcome), parts);
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
  rows: Int32Array,
  outcome: Int8Array,
  of: Int32Array,
): void {
  const before: Counts = [0, 0, 0];
  for (let earlier = 0; earlier < rows.length; earlier++) {
    const row = rows[earlier] as number;
    const answer = outcome[row] as number;
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
