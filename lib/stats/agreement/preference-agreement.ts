import { normalQuantile } from "../distributions/normal";
import { rowsByUnit } from "./answers-by-unit";
import { ClusteredRatio } from "./clustered-ratio";
import { krippendorffAlpha } from "./krippendorff-alpha";

/**
 * How far annotators prefer the same of two responses.
 *
 * Unit: an unordered pair of responses, oriented once: the caller writes every outcome from the side of the response whose
 * model comes first by name, so that (A,B) and (B,A) are one item. α's categories are first, tie, second.
 * Raw agreement: of all pairs of different annotators who judged one unit, the share with the same answer; every pair of
 * annotators counts once, nobody is compared with himself. Where an annotator judged a unit several times, the last one
 * counts. Tie rule `count`: a tie is an answer of its own (chance = Σ p_k² over win, tie, loss); `drop`: pairs of
 * annotators in which either says tie are left out (chance = p² + (1−p)² over the decided answers); `half`: a tie
 * against a decided answer is half an agreement (chance: that of `count` and half of 2 p_tie (1 − p_tie)).
 * Chance level: answers drawn independently with the shares seen among the answers that were compared; both sides of a
 * pair are symmetric, so win and loss share their mass equally.
 * Intervals: the ratio's linearised variance over clusters (prompts), normal; α's by the delete-one-cluster jackknife.
 * Sources: W. G. Cochran, Sampling Techniques (1977), section 6.3; B. Efron, The Jackknife (1982).
 */
export interface PreferenceRatings {
  /** 0 … units − 1 */
  unit: Int32Array;
  annotator: Int32Array;
  /** 1, 0 (a tie), −1, from the side of the unit's first response. */
  outcome: Int8Array;
  /** Cluster of each unit, by unit. */
  cluster: Int32Array;
}

export interface Figure {
  value: number | null;
  low: number | null;
  high: number | null;
  reason: "no_preferences" | "one_annotator" | "no_pairs" | "no_variation" | null;
}

export interface PreferenceAgreement {
  counted: Figure;
  /** Pairs of annotators in which either says tie left out. */
  decided: Figure;
  /** A tie against a decided answer as half an agreement. */
  half: Figure;
  chanceCounted: number | null;
  chanceDecided: number | null;
  chanceHalf: number | null;
  alpha: Figure;
  /** Units judged by at least two annotators. */
  units: number;
  /** Pairs of annotators over all units. */
  comparisons: number;
  annotators: number;
}

/** Counts per unit of loss, tie, win: the only thing that the figures need. */
function countUnits(ratings: PreferenceRatings): Float64Array {
  const counts = new Float64Array(ratings.cluster.length * 3);
  for (const row of rowsByUnit(ratings).last) {
    const at = (ratings.unit[row] as number) * 3 + (ratings.outcome[row] as number) + 1;
    counts[at] = (counts[at] as number) + 1;
  }
  return counts;
}

export function measurePreferenceAgreement(
  ratings: PreferenceRatings,
  confidence: number,
): PreferenceAgreement {
  const counts = countUnits(ratings);
  const annotators = new Set(ratings.annotator).size;
  const clusters = ratings.cluster.reduce((most, value) => Math.max(most, value), -1) + 1;
  const counted = { same: new Float64Array(clusters), all: new Float64Array(clusters) };
  const half = { same: new Float64Array(clusters), all: counted.all };
  const decided = { same: new Float64Array(clusters), all: new Float64Array(clusters) };
  let units = 0;
  let ties = 0;
  let answers = 0;
  for (let unit = 0; unit < ratings.cluster.length; unit++) {
    const [loss, tie, win] = [counts[unit * 3], counts[unit * 3 + 1], counts[unit * 3 + 2]] as [
      number,
      number,
      number,
    ];
    const m = loss + tie + win;
    if (m < 2) continue;
    units++;
    ties += tie;
    answers += m;
    const cluster = ratings.cluster[unit] as number;
    add(counted.same, cluster, pairs(loss) + pairs(tie) + pairs(win));
    add(counted.all, cluster, pairs(m));
    add(half.same, cluster, pairs(loss) + pairs(tie) + pairs(win) + (tie * (loss + win)) / 2);
    add(decided.same, cluster, pairs(loss) + pairs(win));
    add(decided.all, cluster, pairs(loss + win));
  }
  const reason = ratings.unit.length === 0 ? "no_preferences" : annotators < 2 ? "one_annotator" : "no_pairs";
  const z = normalQuantile(0.5 + confidence / 2);
  const tieShare = answers > 0 ? ties / answers : 0;
  const decidedFigure = ratio(decided, z, reason);
  return {
    counted: ratio(counted, z, reason),
    decided: decidedFigure,
    half: ratio(half, z, reason),
    chanceCounted: answers > 0 ? tieShare ** 2 + (1 - tieShare) ** 2 / 2 : null,
    chanceDecided: decidedFigure.value === null ? null : 0.5,
    chanceHalf: answers > 0 ? tieShare ** 2 + (1 - tieShare) ** 2 / 2 + tieShare * (1 - tieShare) : null,
    alpha: alphaFigure(counts, ratings.cluster, clusters, z, reason),
    units,
    comparisons: counted.all.reduce((sum, value) => sum + value, 0),
    annotators,
  };
}

function pairs(count: number): number {
  return (count * (count - 1)) / 2;
}

function add(values: Float64Array, index: number, amount: number): void {
  values[index] = (values[index] as number) + amount;
}

function ratio(part: { same: Float64Array; all: Float64Array }, z: number, reason: Figure["reason"]): Figure {
  const sums = new ClusteredRatio();
  for (let c = 0; c < part.all.length; c++) sums.add(part.same[c] as number, part.all[c] as number);
  const { value, low, high } = sums.interval(z);
  return { value, low, high, reason: value === null ? reason : null };
}

/** α and its interval. */
function alphaFigure(
  counts: Float64Array,
  cluster: Int32Array,
  clusters: number,
  z: number,
  reason: Figure["reason"],
): Figure {
  const whole = krippendorffAlpha(counts, [-1, 0, 1], "nominal");
  if (whole.alpha === null)
    return {
      value: null,
      low: null,
      high: null,
      reason: whole.reason === "no_pairs" ? reason : whole.reason,
    };
  const estimates = withoutEachCluster(counts, cluster, clusters);
  const left = estimates.length;
  if (left < 2) return { value: whole.alpha, low: null, high: null, reason: null };
  let mean = 0;
  for (const value of estimates) mean += value / left;
  let squares = 0;
  for (const value of estimates) squares += (value - mean) ** 2;
  const error = Math.sqrt(((left - 1) / left) * squares);
  return {
    value: whole.alpha,
    low: whole.alpha - z * error,
    high: Math.min(1, whole.alpha + z * error),
    reason: null,
  };
}

/** What α needs of a cluster: its losses, ties and wins that can be paired, and its part of the observed disagreement. */
const parts = 4;

/** α without each cluster in turn, of those that have pairable ratings and leave α defined. */
function withoutEachCluster(counts: Float64Array, cluster: Int32Array, clusters: number): Float64Array {
  const sums = new Float64Array(clusters * parts);
  for (let unit = 0; 3 * unit < counts.length; unit++) {
    const loss = counts[3 * unit] as number;
    const tie = counts[3 * unit + 1] as number;
    const win = counts[3 * unit + 2] as number;
    const m = loss + tie + win;
    if (m < 2) continue;
    const at = (cluster[unit] as number) * parts;
    add(sums, at, loss);
    add(sums, at + 1, tie);
    add(sums, at + 2, win);
    add(sums, at + 3, (2 * (loss * tie + loss * win + tie * win)) / (m - 1));
  }
  const total = new Float64Array(parts);
  for (let at = 0; at < sums.length; at++) add(total, at % parts, sums[at] as number);
  const estimates = new Float64Array(clusters);
  let found = 0;
  for (let at = 0; at < sums.length; at += parts) {
    const [loss, tie, win] = [sums[at] as number, sums[at + 1] as number, sums[at + 2] as number];
    if (loss + tie + win === 0) continue;
    const left = (k: number) => (total[k] as number) - (sums[at + k] as number);
    const alpha = alphaOf(left(0), left(1), left(2), left(3));
    if (alpha !== null) estimates[found++] = alpha;
  }
  return estimates.subarray(0, found);
}

function alphaOf(loss: number, tie: number, win: number, observed: number): number | null {
  const n = loss + tie + win;
  const expected = (2 * (loss * tie + loss * win + tie * win)) / (n * (n - 1));
  return n > 1 && expected > 0 ? 1 - observed / n / expected : null;
}
