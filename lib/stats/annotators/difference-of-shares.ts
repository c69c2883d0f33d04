import { normalQuantile } from "../distributions/normal";

/** One cluster's part of a share: so many of `all` counted. */
export interface ClusterPart {
  cluster: number;
  counted: number;
  all: number;
}

export interface Difference {
  value: number | null;
  low: number | null;
  high: number | null;
}

/**
 * Difference of two shares over clusters that both may hold, R₂ − R₁ with R_k = Σ counted / Σ all:
 *
 *   Var = C/(C − 1) Σ_c (e_2c/A_2 − e_1c/A_1)²,   e_kc = counted_kc − R_k all_kc,  A_k = Σ_c all_kc,
 *
 * C the clusters of either; normal. Source: Cochran, Sampling Techniques (1977), 6.3 and 6.12, the ratios' linearisations subtracted cluster by
 * cluster. Null where one of them has nothing to take a share of; without an interval where there are fewer than two clusters.
 */
export function differenceOfShares(
  before: readonly ClusterPart[],
  after: readonly ClusterPart[],
  confidence: number,
): Difference {
  const [first, second] = [totals(before), totals(after)];
  if (first.all === 0 || second.all === 0) return { value: null, low: null, high: null };
  const [r1, r2] = [first.counted / first.all, second.counted / second.all];
  const influence = new Map<number, number>();
  const add = (parts: readonly ClusterPart[], ratio: number, scale: number) => {
    for (const { cluster, counted, all } of parts)
      if (all > 0) influence.set(cluster, (influence.get(cluster) ?? 0) + (counted - ratio * all) * scale);
  };
  add(before, r1, -1 / first.all);
  add(after, r2, 1 / second.all);
  const value = r2 - r1;
  const clusters = influence.size;
  if (clusters < 2) return { value, low: null, high: null };
  const squares = [...influence.values()].reduce((sum, one) => sum + one * one, 0);
  const half = normalQuantile(0.5 + confidence / 2) * Math.sqrt((clusters / (clusters - 1)) * squares);
  return { value, low: Math.max(-1, value - half), high: Math.min(1, value + half) };
}

function totals(parts: readonly ClusterPart[]): { counted: number; all: number } {
  let [counted, all] = [0, 0];
  for (const part of parts) {
    counted += part.counted;
    all += part.all;
  }
  return { counted, all };
}
