import type { Recipe } from "./recipe";

/** One preference of one judgment. A is the response with the smaller id, whatever the order shown. */
export interface Ballot {
  judgmentId: string;
  /** Which annotator: his place in the order of their ids. */
  annotator: number;
  responseA: string;
  responseB: string;
  /** Places in the order of the models' ids. */
  modelA: number;
  modelB: number;
  /** 1: A is better; −1: B is; 0: a tie. */
  outcome: 1 | 0 | -1;
  /** Null where none was asked. Rankings: tiers apart. */
  strength: number | null;
  /** Tiers, 0 the best. */
  rankA: number;
  rankB: number;
  /** How many responses were ranked together. */
  groupSize: number;
  weight: number;
  /** 1: A was shown first; −1: B was; 0: not known. */
  shownFirst: 1 | 0 | -1;
  lengthA: number;
  lengthB: number;
}

/**
 * The pairs of one judgment that a recipe takes: all of them; of the best tier against the worst; or of neighbouring
 * tiers (and within a tier). Their weights add up to one, as they do in the judgment.
 */
export function expandPairs(ballots: readonly Ballot[], expansion: Recipe["pairs"]): Ballot[] {
  if (expansion === "all" || ballots.length < 2) return [...ballots];
  const ranks = ballots.flatMap((ballot) => [ballot.rankA, ballot.rankB]);
  const [best, worst] = [Math.min(...ranks), Math.max(...ranks)];
  const isTaken =
    expansion === "adjacent"
      ? (low: number, high: number) => high - low <= 1
      : (low: number, high: number) => low === best && high === worst;
  const taken = ballots.filter(({ rankA, rankB }) => isTaken(Math.min(rankA, rankB), Math.max(rankA, rankB)));
  return taken.map((ballot) => ({ ...ballot, weight: 1 / taken.length }));
}
