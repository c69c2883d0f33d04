import { ClusteredRatio } from "../agreement/clustered-ratio";
import { normalQuantile } from "../distributions/normal";

/**
 * Whether an annotator's scores order responses as his ranking does: over the pairs of one judgment,
 *
 *   share = concordant / (concordant + discordant),   (share − ½) · 2 is Goodman and Kruskal's γ,
 *
 * L. A. Goodman and W. H. Kruskal, J. Amer. Statist. Assoc. 49 (1954), section 5. Ties are left out and told: pairs with equal scores that the ranking
 * decides, pairs that the ranking calls equal with different scores, and both equal. Interval: a ratio over clusters (prompts).
 * No pair that both decide: nulls.
 */
export interface ScoreConsistency {
  concordant: number;
  discordant: number;
  scoreTies: number;
  rankTies: number;
  bothTies: number;
  value: number | null;
  low: number | null;
  high: number | null;
}

/** Rows: the sign of the ranking and of the scores' difference for one pair. Rows of one cluster stand together. */
export interface ScoredPairs {
  ranking: Int8Array;
  scores: Int8Array;
  cluster: Int32Array;
}

export function scoreConsistency(
  { ranking, scores, cluster }: ScoredPairs,
  confidence: number,
): ScoreConsistency {
  const counts = { concordant: 0, discordant: 0, scoreTies: 0, rankTies: 0, bothTies: 0 };
  const ratio = new ClusteredRatio();
  let [same, all] = [0, 0];
  for (let row = 0; row < ranking.length; row++) {
    if (row > 0 && cluster[row] !== cluster[row - 1]) {
      ratio.add(same, all);
      [same, all] = [0, 0];
    }
    const [ranked, scored] = [ranking[row] as number, scores[row] as number];
    if (ranked === 0 || scored === 0) {
      counts[ranked !== 0 ? "scoreTies" : scored !== 0 ? "rankTies" : "bothTies"]++;
      continue;
    }
    counts[ranked === scored ? "concordant" : "discordant"]++;
    same += ranked === scored ? 1 : 0;
    all++;
  }
  ratio.add(same, all);
  return { ...counts, ...ratio.interval(normalQuantile(0.5 + confidence / 2)) };
}
