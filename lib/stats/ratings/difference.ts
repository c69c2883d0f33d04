import { quantile } from "./bootstrap";
import type { ComponentFit, Effect } from "./fit-ratings";

/** Members up to which differences are percentiles of replicates too; beyond, they come from the covariance. */
const mostDrawnDifferences = 200;

/**
 * θ_i − θ_j of two members of a fitted component with its own interval: overlapping single intervals mislead.
 * @param i @param j places in `members`
 */
export function difference(
  fit: ComponentFit,
  i: number,
  j: number,
  z: number,
  confidence: number,
): Effect & { error: number } {
  const { covariance, logStrength, bootstrap, members } = fit;
  if (!covariance || !logStrength)
    return { value: 0, error: Infinity, low: Number.NEGATIVE_INFINITY, high: Infinity };
  const value = (logStrength[i] as number) - (logStrength[j] as number);
  const size = Math.sqrt(covariance.length);
  const at = (row: number, column: number) => covariance[row * size + column] as number;
  const error = Math.sqrt(Math.max(0, at(i, i) + at(j, j) - at(i, j) - at(j, i)));
  if (!bootstrap || members.length > mostDrawnDifferences)
    return { value, error, low: value - z * error, high: value + z * error };
  const drawn = Float64Array.from(bootstrap.drawn, (one) => (one[i] as number) - (one[j] as number)).sort();
  const tail = (1 - confidence) / 2;
  return { value, error, low: quantile(drawn, tail), high: quantile(drawn, 1 - tail) };
}

/** Best and worst rank of each member that no difference's interval excludes. */
export function rankRanges(
  fit: ComponentFit,
  z: number,
  confidence: number,
): { bestRank: number; worstRank: number }[] {
  const n = fit.members.length;
  const [better, worse] = [new Int32Array(n), new Int32Array(n)];
  const count = (counts: Int32Array, at: number) => {
    counts[at] = (counts[at] as number) + 1;
  };
  for (let i = 0; i < n; i++)
    for (let j = i + 1; j < n; j++) {
      const { low, high } = difference(fit, i, j, z, confidence);
      if (low > 0) {
        count(better, j);
        count(worse, i);
      } else if (high < 0) {
        count(better, i);
        count(worse, j);
      }
    }
  return Array.from({ length: n }, (_, i) => ({
    bestRank: 1 + (better[i] as number),
    worstRank: n - (worse[i] as number),
  }));
}
