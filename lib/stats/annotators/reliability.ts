import { rowsByUnit } from "../agreement/answers-by-unit";
import type { PreferenceRatings } from "../agreement/preference-agreement";
import { dawidSkene } from "./dawid-skene";
import type { Labels } from "./labels";

/**
 * How often an annotator says what is right, where nobody knows what is right but the annotators' agreement tells:
 *
 *   ρ_w = Σ_c π_c P(w says c | c is right),   c over second, tie, first,
 *
 * by Dawid–Skene (dawid-skene.ts) on the pairs of responses that at least two annotators judged. A model's word, not a count: it believes the majority
 * weighted by how reliable each is, and that errors are independent given the truth; where all share a prejudice it calls the prejudice true. No
 * interval is given: the likelihood is often flat, and a normal one would lie. Null with `one_annotator` or `no_pairs` where nothing is shared.
 */
export interface Reliability {
  /** By annotator; null for one who shares no pair. */
  value: (number | null)[];
  /** By annotator: row-major 3 × 3, P(says column | row is right) over second, tie, first. */
  confusion: (number[] | null)[];
  /** Pairs of responses judged by two or more. */
  units: number;
  /** Of them, each annotator's. */
  labels: number[];
  converged: boolean;
  iterations: number;
  reason: "one_annotator" | "no_pairs" | null;
}

/** Enough for a figure on a page; the kernel's own limits are for reference cases. */
const still = 1e-6;
/** Rounds over all labels: so many labels are looked at, whatever their number. */
const [fewest, most, looks] = [40, 500, 5e6];

export function measureReliability(ratings: PreferenceRatings): Reliability {
  const workers = ratings.annotator.reduce((top, value) => Math.max(top, value), -1) + 1;
  const { units, labels, patterns } = labelPatterns(ratings, workers);
  const nobody = { value: labels.map(() => null), confusion: labels.map(() => null), units, labels };
  const none = (reason: "one_annotator" | "no_pairs"): Reliability => ({
    ...nobody,
    converged: false,
    iterations: 0,
    reason,
  });
  if (workers < 2) return none("one_annotator");
  if (units === 0) return none("no_pairs");
  const rounds = Math.round(looks / patterns.task.length);
  const { model, priors, converged, iterations } = dawidSkene(patterns, {
    still,
    most: Math.min(most, Math.max(fewest, rounds)),
    leaps: true,
  });
  const matrix = (w: number) => Array.from(model.probability.subarray(w * 9, w * 9 + 9));
  return {
    value: labels.map((count, w) =>
      count > 0
        ? priors.reduce((sum, prior, c) => sum + prior * (model.probability[w * 9 + c * 4] as number), 0)
        : null,
    ),
    confusion: labels.map((count, w) => (count > 0 ? matrix(w) : null)),
    units,
    labels,
    converged,
    iterations,
    reason: null,
  };
}

/**
 * Labels of the pairs of responses that two or more judged. Pairs on which the same annotators said the same are one
 * pattern: nothing in the model tells them apart.
 */
function labelPatterns(
  ratings: PreferenceRatings,
  workers: number,
): { units: number; labels: number[]; patterns: Labels } {
  const labels = Array.from({ length: workers }, () => 0);
  const known = new Map<number, number>();
  /** Beginnings of patterns: each is named by a number, and so is what follows it. */
  const longer = new Map<number, number>();
  const weight: number[] = [];
  const task: number[] = [];
  const said: number[] = [];
  let units = 0;
  const { lastStart, last } = rowsByUnit(ratings);
  for (let k = 1; k < lastStart.length; k++) {
    const [from, to] = [lastStart[k - 1] as number, lastStart[k] as number];
    if (to - from < 2) continue;
    units++;
    // One number for who said what: in the order of the annotators.
    const pattern: number[] = [];
    for (let at = from; at < to; at++) {
      const row = last[at] as number;
      const one = (ratings.annotator[row] as number) * 3 + (ratings.outcome[row] as number) + 1;
      let place = pattern.length;
      for (; place > 0 && (pattern[place - 1] as number) > one; place--)
        pattern[place] = pattern[place - 1] as number;
      pattern[place] = one;
      labels[ratings.annotator[row] as number]!++;
    }
    let key = 0;
    for (const one of pattern) {
      const step = key * workers * 3 + one;
      key = longer.get(step) ?? longer.size + 1;
      if (key > longer.size) longer.set(step, key);
    }
    const place = known.get(key);
    if (place !== undefined) weight[place]!++;
    else {
      known.set(key, weight.length);
      for (const one of pattern) {
        task.push(weight.length);
        said.push(one);
      }
      weight.push(1);
    }
  }
  return {
    units,
    labels,
    patterns: {
      tasks: weight.length,
      workers,
      classes: 3,
      task: Int32Array.from(task),
      worker: Int32Array.from(said, (one) => Math.floor(one / 3)),
      label: Int32Array.from(said, (one) => one % 3),
      weight: Float64Array.from(weight),
    },
  };
}
