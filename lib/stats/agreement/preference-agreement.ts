import { normalQuantile } from "../distributions/normal";
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
  const last = new Map<number, number>();
  const annotators = ratings.annotator.reduce((most, value) => Math.max(most, value), -1) + 1;
  for (let row = 0; row < ratings.unit.length; row++) {
    const unit = ratings.unit[row] as number;
    const key = unit * annotators + (ratings.annotator[row] as number);
    const outcome = (ratings.outcome[row] as number) + 1;
    const before = last.get(key);
    if (before !== undefined) counts[unit * 3 + before] = (counts[unit * 3 + before] as number) - 1;
    last.set(key, outcome);
    counts[unit * 3 + outcome] = (counts[unit * 3 + outcome] as number) + 1;
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
  const sums = clusterSums(counts, cluster, clusters);
  const used = sums.filter((sum) => sum.pairable > 0);
  const total = addUp(used);
  const estimates = used.map((sum) => alphaOf(subtract(total, sum))).filter((value) => value !== null);
  if (estimates.length < 2) return { value: whole.alpha, low: null, high: null, reason: null };
  const mean = estimates.reduce((sum, value) => sum + value, 0) / estimates.length;
  const squares = estimates.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const error = Math.sqrt(((estimates.length - 1) / estimates.length) * squares);
  return {
    value: whole.alpha,
    low: whole.alpha - z * error,
    high: Math.min(1, whole.alpha + z * error),
    reason: null,
  };
}

/** What α needs of a cluster: pairable ratings by category, and its part of the observed disagreement. */
interface AlphaSum {
  loss: number;
  tie: number;
  win: number;
  pairable: number;
  observed: number;
}

const nothing: AlphaSum = { loss: 0, tie: 0, win: 0, pairable: 0, observed: 0 };

function clusterSums(counts: Float64Array, cluster: Int32Array, clusters: number): AlphaSum[] {
  const sums = Array.from({ length: clusters }, () => ({ ...nothing }));
  for (let at = 0; at < counts.length; at += 3) {
    const [loss, tie, win] = [counts[at], counts[at + 1], counts[at + 2]] as [number, number, number];
    const m = loss + tie + win;
    const sum = sums[cluster[at / 3] as number];
    if (m < 2 || !sum) continue;
    sum.loss += loss;
    sum.tie += tie;
    sum.win += win;
    sum.pairable += m;
    sum.observed += (2 * (loss * tie + loss * win + tie * win)) / (m - 1);
  }
  return sums;
}

function addUp(sums: readonly AlphaSum[]): AlphaSum {
  return sums.reduce((total, sum) => combine(total, sum, 1), nothing);
}

function subtract(total: AlphaSum, sum: AlphaSum): AlphaSum {
  return combine(total, sum, -1);
}

function combine(a: AlphaSum, b: AlphaSum, sign: 1 | -1): AlphaSum {
  return {
    loss: a.loss + sign * b.loss,
    tie: a.tie + sign * b.tie,
    win: a.win + sign * b.win,
    pairable: a.pairable + sign * b.pairable,
    observed: a.observed + sign * b.observed,
  };
}

function alphaOf(sum: AlphaSum): number | null {
  const n = sum.pairable;
  const expected = (2 * (sum.loss * sum.tie + sum.loss * sum.win + sum.tie * sum.win)) / (n * (n - 1));
  return n > 1 && expected > 0 ? 1 - sum.observed / n / expected : null;
}
