import { normalQuantile } from "../distributions/normal";
import { kendallW } from "./kendall-w";
import { rankCorrelation } from "./rank-correlation";

/** One annotator's ranking of responses to one prompt: rank by response id, 1 the best, equal numbers a tie. */
export interface Ranking {
  prompt: string;
  annotator: string;
  ranks: ReadonlyMap<string, number>;
}

export interface MeanOverPrompts {
  value: number | null;
  low: number | null;
  high: number | null;
  /** Prompts that the mean is over. */
  prompts: number;
}

export interface RankingAgreement {
  /** Mean Kendall τ-b over pairs of annotators within a prompt, then over prompts. */
  tauB: MeanOverPrompts;
  /** Mean tie-corrected W over prompts on which two annotators or more ranked the same responses. */
  kendallW: MeanOverPrompts;
  /** Mean τ-b of each pair of annotators. */
  pairs: { a: string; b: string; tauB: MeanOverPrompts }[];
  /** Pairs of rankings whose τ-b does not exist: one of them ties everything. */
  undefinedPairs: number;
}

/**
 * Agreement between rankings of the same prompt, aligned by response id whatever the order shown: two opposite rankings
 * give τ-b = −1. Only responses that both ranked are compared, at least two of them; nobody is compared with himself (the
 * last ranking of an annotator counts). Chance level of τ-b is 0; W's is 1/m for m annotators. Ties as in rank-correlation.ts and
 * kendall-w.ts. Intervals: normal, the standard error of the mean over prompts.
 */
export function measureRankings(rankings: readonly Ranking[], confidence: number): RankingAgreement {
  const z = normalQuantile(0.5 + confidence / 2);
  const byPrompt = new Map<string, Map<string, Ranking>>();
  for (const ranking of rankings) {
    const known = byPrompt.get(ranking.prompt) ?? new Map<string, Ranking>();
    known.set(ranking.annotator, ranking);
    byPrompt.set(ranking.prompt, known);
  }
  const [taus, concordances] = [[] as number[], [] as number[]];
  const ofPair = new Map<string, { a: string; b: string; taus: number[] }>();
  let undefinedPairs = 0;
  for (const given of byPrompt.values()) {
    const list = [...given.values()].sort((x, y) => (x.annotator < y.annotator ? -1 : 1));
    const inPrompt: number[] = [];
    for (const [i, one] of list.entries())
      for (const other of list.slice(i + 1)) {
        const shared = [...one.ranks.keys()].filter((id) => other.ranks.has(id));
        if (shared.length < 2) continue;
        const { kendallTauB } = rankCorrelation(ranksOf(one, shared), ranksOf(other, shared));
        if (kendallTauB === null) {
          undefinedPairs++;
          continue;
        }
        inPrompt.push(kendallTauB);
        const key = JSON.stringify([one.annotator, other.annotator]);
        const pair = ofPair.get(key) ?? { a: one.annotator, b: other.annotator, taus: [] };
        pair.taus.push(kendallTauB);
        ofPair.set(key, pair);
      }
    if (inPrompt.length > 0) taus.push(mean(inPrompt));
    const concordance = concordanceOf(list);
    if (concordance !== null) concordances.push(concordance);
  }
  return {
    tauB: meanWithInterval(taus, z, -1),
    kendallW: meanWithInterval(concordances, z, 0),
    pairs: [...ofPair.values()].map(({ a, b, taus: own }) => ({ a, b, tauB: meanWithInterval(own, z, -1) })),
    undefinedPairs,
  };
}

function ranksOf(ranking: Ranking, ids: readonly string[]): number[] {
  return ids.map((id) => ranking.ranks.get(id) as number);
}

/** W of those who ranked all the responses that the most complete ranking has; null where fewer than two did. */
function concordanceOf(list: readonly Ranking[]): number | null {
  const widest = list.reduce<Ranking | null>(
    (most, one) => (one.ranks.size > (most?.ranks.size ?? 1) ? one : most),
    null,
  );
  if (!widest) return null;
  const ids = [...widest.ranks.keys()];
  const complete = list.filter((one) => ids.every((id) => one.ranks.has(id)));
  if (complete.length < 2) return null;
  return kendallW(ids.map((id) => complete.map((one) => one.ranks.get(id) as number))).tieCorrected;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function meanWithInterval(values: readonly number[], z: number, least: number): MeanOverPrompts {
  const prompts = values.length;
  if (prompts === 0) return { value: null, low: null, high: null, prompts };
  const value = mean(values);
  if (prompts < 2) return { value, low: null, high: null, prompts };
  const squares = values.reduce((sum, one) => sum + (one - value) ** 2, 0);
  const half = z * Math.sqrt(squares / (prompts - 1) / prompts);
  return { value, low: Math.max(least, value - half), high: Math.min(1, value + half), prompts };
}
