import { proportionIntervals } from "@/lib/stats/distributions/proportion";
import { type Ballot, expandPairs } from "./ballot";
import type { Omission } from "./manifest";
import type { Recipe } from "./recipe";

/** One pair as it stands in a dataset. Numbers are rounded to six decimals, so that they are the same everywhere. */
export interface DatasetPair {
  /** A judgment, where each one counts; null: the prompt. */
  judgmentId: string | null;
  chosenId: string;
  rejectedId: string;
  isTie: boolean;
  margin: number;
  weight: number;
  pChosen: number;
  pLow: number | null;
  pHigh: number | null;
  /** −1 where none was asked, or where several judgments are one pair. */
  strength: number;
  rankChosen: number;
  rankRejected: number;
  judgments: number;
  ties: number;
  /** Null where several annotators are one pair. */
  annotator: number | null;
  modelChosen: number;
  modelRejected: number;
  lengthChosen: number;
  lengthRejected: number;
}

/** What the pairs of one prompt depend on besides its own judgments. */
export interface PairRules {
  recipe: Pick<Recipe, "ties" | "aggregation" | "margin" | "pairs">;
  /** Null admits all. */
  models: ReadonlySet<number> | null;
  minimalAgreement: number | null;
  /** How far a judgment's word counts: 1, or the annotator's reliability. */
  weightOf(annotator: number): number;
  /** How much better the winner is, ≥ 0. */
  marginOf(ballot: Ballot): number;
  /** A model's rating in log-odds, where the margin is the difference in rating. */
  ratingOf(model: number): number;
}

export interface PromptPairs {
  /** The preferences that were counted, ties among them: what agreement is measured on. */
  counted: Ballot[];
  pairs: DatasetPair[];
  omitted: Partial<Record<Omission, number>>;
}

/** A confidence of 95 % throughout. */
const confidence = 0.95;

/**
 * The pairs that the judgments of one prompt become.
 * @param judgments the ballots of each judgment, in the order of the judgments
 */
export function pairsOfPrompt(judgments: readonly (readonly Ballot[])[], rules: PairRules): PromptPairs {
  const { recipe, models } = rules;
  const omitted: PromptPairs["omitted"] = {};
  const omit = (reason: Omission, count: number) => {
    if (count > 0) omitted[reason] = (omitted[reason] ?? 0) + count;
  };
  const expanded = judgments.flatMap((ballots) => expandPairs(ballots, recipe.pairs));
  const wanted = expanded.filter(
    ({ modelA, modelB }) => !models || (models.has(modelA) && models.has(modelB)),
  );
  omit("model", expanded.length - wanted.length);
  const units = [...unitsOf(wanted)].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([, unit]) => unit);
  const agreed = units.filter((unit) => isAgreed(unit, rules.minimalAgreement));
  const counted = agreed.flat();
  omit("agreement", wanted.length - counted.length);
  const pairs =
    recipe.aggregation.kind === "every"
      ? everyJudgment(wanted, new Set(counted), rules, omit)
      : agreed.flatMap((unit) => aggregated(unit, rules, omit));
  return { counted, pairs, omitted };
}

function unitsOf(ballots: readonly Ballot[]): Map<string, Ballot[]> {
  const units = new Map<string, Ballot[]>();
  for (const ballot of ballots) {
    const key = `${ballot.responseA}|${ballot.responseB}`;
    const unit = units.get(key);
    if (unit) unit.push(ballot);
    else units.set(key, [ballot]);
  }
  return units;
}

/** Of all pairs of judgments on one pair of responses, the share with the same answer. */
function isAgreed(unit: readonly Ballot[], minimum: number | null): boolean {
  if (minimum === null || unit.length < 2) return true;
  const count = (outcome: number) => unit.filter((ballot) => ballot.outcome === outcome).length;
  const same = [-1, 0, 1].reduce((sum, outcome) => sum + count(outcome) * (count(outcome) - 1), 0);
  return same / (unit.length * (unit.length - 1)) >= minimum;
}

type Omit = (reason: Omission, count: number) => void;

function everyJudgment(
  ballots: readonly Ballot[],
  counted: ReadonlySet<Ballot>,
  rules: PairRules,
  omit: Omit,
): DatasetPair[] {
  return ballots
    .filter((ballot) => counted.has(ballot))
    .flatMap((ballot) => {
      const isTie = ballot.outcome === 0;
      const one = (isTurned: boolean, weight: number) => ({
        ...sides(ballot, isTurned),
        judgmentId: ballot.judgmentId,
        isTie: false,
        margin: round(isTie ? 0 : marginBetween(ballot, isTurned, rules, rules.marginOf(ballot))),
        weight: round(weight),
        pChosen: isTie ? 0.5 : 1,
        pLow: null,
        pHigh: null,
        strength: ballot.strength ?? -1,
        judgments: 1,
        ties: isTie ? 1 : 0,
        annotator: ballot.annotator,
      });
      if (!isTie) return [one(ballot.outcome < 0, ballot.weight)];
      if (rules.recipe.ties === "keep") return [{ ...one(false, ballot.weight), isTie: true }];
      if (rules.recipe.ties === "half") return [one(false, ballot.weight / 2), one(true, ballot.weight / 2)];
      omit("tie", 1);
      return [];
    });
}

/**
 * One pair out of all judgments on two responses; of an annotator who judged them again the last word counts.
 *
 *   p = Σ w_i v_i / Σ w_i,   v = 1 for A, 0 for B, ½ for a tie that is counted;   n = (Σ w_i)² / Σ w_i²
 *
 * with w = 1 for a majority. n is Kish's effective number of judgments (L. Kish, Survey Sampling, 1965, section 8.2), the
 * interval Jeffreys' on p n successes of n: with few judgments it is wide, as it should be.
 */
function aggregated(unit: readonly Ballot[], rules: PairRules, omit: Omit): DatasetPair[] {
  const { recipe } = rules;
  if (recipe.aggregation.kind === "every") return [];
  const last = [...new Map(unit.map((ballot) => [ballot.annotator, ballot])).values()];
  const votes = recipe.ties === "drop" ? last.filter((ballot) => ballot.outcome !== 0) : last;
  if (recipe.ties === "drop") omit("tie", last.length - votes.length);
  const [first] = votes;
  if (!first) return [];
  if (votes.length < recipe.aggregation.minimum) {
    omit("tooFew", votes.length);
    return [];
  }
  const sums = weigh(votes, recipe.aggregation.kind === "soft" ? rules.weightOf : () => 1);
  const isTie =
    round(sums.forA - sums.forB) === 0 ||
    (recipe.ties === "keep" && sums.tied > Math.max(sums.forA, sums.forB));
  if (isTie && recipe.ties !== "keep") {
    omit("undecided", votes.length);
    return [];
  }
  const isTurned = round(sums.p) < 0.5;
  const p = isTurned ? 1 - sums.p : sums.p;
  const [low, high] = intervalOf(p, sums.effective);
  const alone = votes.length === 1;
  const signed = votes.map((ballot) => ballot.outcome * (isTurned ? -1 : 1) * rules.marginOf(ballot));
  const mean = Math.max(0, signed.reduce((sum, value) => sum + value, 0) / votes.length);
  const weight = votes.reduce((sum, ballot) => sum + ballot.weight, 0) / votes.length;
  const ranks = isTie ? { rankChosen: 0, rankRejected: 0 } : { rankChosen: 0, rankRejected: 1 };
  return [
    {
      ...sides(first, isTurned),
      ...ranks,
      judgmentId: null,
      isTie,
      margin: round(isTie ? 0 : marginBetween(first, isTurned, rules, mean)),
      weight: round(weight),
      pChosen: round(p),
      pLow: round(low),
      pHigh: round(high),
      strength: alone ? (first.strength ?? -1) : -1,
      judgments: votes.length,
      ties: votes.filter((ballot) => ballot.outcome === 0).length,
      annotator: alone ? first.annotator : null,
    },
  ];
}

function weigh(votes: readonly Ballot[], weightOf: (annotator: number) => number) {
  let [forA, forB, tied, squares] = [0, 0, 0, 0];
  for (const { annotator, outcome } of votes) {
    const weight = weightOf(annotator);
    if (outcome > 0) forA += weight;
    else if (outcome < 0) forB += weight;
    else tied += weight;
    squares += weight * weight;
  }
  const all = forA + forB + tied;
  return { forA, forB, tied, p: (forA + tied / 2) / all, effective: (all * all) / squares };
}

const intervals = new Map<string, readonly [number, number]>();

function intervalOf(p: number, effective: number): readonly [number, number] {
  const key = `${round(p)}|${round(effective)}`;
  const known = intervals.get(key);
  if (known) return known;
  const successes = Math.min(p * effective, effective);
  const [low, high] = proportionIntervals(successes, effective, confidence)?.jeffreys ?? [0, 1];
  // All of one mind: the interval reaches its end (L. D. Brown, T. T. Cai, A. DasGupta, Statist. Sci. 16, 2001, section 3.1.2).
  const found: [number, number] = [p <= 0 ? 0 : low, p >= 1 ? 1 : high];
  if (intervals.size > 10_000) intervals.clear();
  intervals.set(key, found);
  return found;
}

function marginBetween(
  ballot: Ballot,
  isTurned: boolean,
  { recipe, ratingOf }: PairRules,
  judged: number,
): number {
  if (recipe.margin === "none") return 0;
  if (recipe.margin !== "rating") return judged;
  const ahead = ratingOf(ballot.modelA) - ratingOf(ballot.modelB);
  return Math.max(0, isTurned ? -ahead : ahead);
}

function sides(ballot: Ballot, isTurned: boolean) {
  const a = {
    id: ballot.responseA,
    model: ballot.modelA,
    rank: ballot.rankA,
    length: ballot.lengthA,
  };
  const b = { id: ballot.responseB, model: ballot.modelB, rank: ballot.rankB, length: ballot.lengthB };
  const [chosen, rejected] = isTurned ? [b, a] : [a, b];
  return {
    chosenId: chosen.id,
    rejectedId: rejected.id,
    modelChosen: chosen.model,
    modelRejected: rejected.model,
    rankChosen: chosen.rank,
    rankRejected: rejected.rank,
    lengthChosen: chosen.length,
    lengthRejected: rejected.length,
  };
}

/** Six decimals: the last bits of a logarithm are not worth a different hash. */
export function round(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}
