import { answersByUnit } from "../agreement/answers-by-unit";
import type { PreferenceRatings } from "../agreement/preference-agreement";
import { dawidSkene } from "./dawid-skene";

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
const most = 500;

export function measureReliability(ratings: PreferenceRatings): Reliability {
  const workers = ratings.annotator.reduce((top, value) => Math.max(top, value), -1) + 1;
  const rows: number[] = [];
  const task: number[] = [];
  let units = 0;
  for (const unit of answersByUnit(ratings)) {
    if (unit.rows.length < 2) continue;
    for (const row of unit.rows) {
      rows.push(row);
      task.push(units);
    }
    units++;
  }
  const labels = Array.from({ length: workers }, () => 0);
  for (const row of rows) labels[ratings.annotator[row] as number]!++;
  const nobody = { value: labels.map(() => null), confusion: labels.map(() => null), units, labels };
  const none = (reason: "one_annotator" | "no_pairs"): Reliability => ({
    ...nobody,
    converged: false,
    iterations: 0,
    reason,
  });
  if (workers < 2) return none("one_annotator");
  if (units === 0) return none("no_pairs");
  const { model, priors, converged, iterations } = dawidSkene(
    {
      tasks: units,
      workers,
      classes: 3,
      task: Int32Array.from(task),
      worker: Int32Array.from(rows, (row) => ratings.annotator[row] as number),
      label: Int32Array.from(rows, (row) => (ratings.outcome[row] as number) + 1),
    },
    { still, most },
  );
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
