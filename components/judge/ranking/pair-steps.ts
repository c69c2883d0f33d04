import type { Answer } from "@/lib/domain/judgment";
import { tierOf } from "../answer-state";

/**
 * Ranking by looking at two responses at a time. What is said of a pair changes the tiers at once; what follows from
 * what was said is not asked again.
 */

export type Pair = readonly [string, string];

/** 1: the first of the pair is better; 0: a tie; −1: the second is. */
export type Verdict = 1 | 0 | -1;

/** What was said, pair by pair. */
export type Said = readonly { pair: Pair; verdict: Verdict }[];

/** Every pair, each response being compared with those before it: after k responses the first k are in order. */
export function pairsOf(slots: readonly string[]): Pair[] {
  return slots.flatMap((second, index) => slots.slice(0, index).map((first): Pair => [first, second]));
}

/** What the tiers already say: a ranking begun otherwise is not asked for again. */
export function saidBy({ tiers }: Answer): Said {
  const ranked = tiers.flatMap((slots, tier) => slots.map((slot) => ({ slot, tier })));
  return ranked.flatMap((first, index) =>
    ranked.slice(index + 1).map((second) => ({
      pair: [first.slot, second.slot] as const,
      verdict: first.tier < second.tier ? (1 as const) : (0 as const),
    })),
  );
}

/** Whether a pair was judged, or follows from pairs that were: A over B, B level with C, hence A over C. */
export function isSettled(said: Said, [first, second]: Pair): boolean {
  return reaches(said, first, second) || reaches(said, second, first);
}

function reaches(said: Said, from: string, to: string): boolean {
  const seen = new Set([from]);
  for (const slot of seen)
    for (const { pair, verdict } of said) {
      if (verdict >= 0 && pair[0] === slot) seen.add(pair[1]);
      if (verdict <= 0 && pair[1] === slot) seen.add(pair[0]);
    }
  return seen.has(to);
}

/** The first pair that is still open, after the given one and round the end; null when the order is settled. */
export function nextOpen(slots: readonly string[], said: Said, after: Pair | null): Pair | null {
  const pairs = pairsOf(slots);
  const from = after ? pairs.findIndex((pair) => pair.join() === after.join()) + 1 : 0;
  const inTurn = [...pairs.slice(from), ...pairs.slice(0, from)];
  return inTurn.find((pair) => !isSettled(said, pair)) ?? null;
}

/**
 * Puts one of two responses above the other, or both into one tier. The second of the pair moves, the later one: those
 * before it are in order already. If only the second is ranked the first joins it; two that are not go to the end.
 */
export function placePair(answer: Answer, [first, second]: Pair, verdict: Verdict): Answer {
  const tierFirst = tierOf(answer, first);
  const tierSecond = tierOf(answer, second);
  if (tierFirst !== null && tierSecond !== null && Math.sign(tierSecond - tierFirst) === verdict)
    return answer;
  const [stays, moves] = tierFirst === null && tierSecond !== null ? [second, first] : [first, second];
  const outcome = moves === second ? verdict : -verdict;
  const to = outcome === 0 ? { into: stays } : outcome > 0 ? { below: stays } : { above: stays };
  return moved(ranked(answer, stays), moves, to);
}

function ranked(answer: Answer, slot: string): Answer {
  return tierOf(answer, slot) === null ? { ...answer, tiers: [...answer.tiers, [slot]] } : answer;
}

function moved(
  answer: Answer,
  slot: string,
  to: { above: string } | { below: string } | { into: string },
): Answer {
  const [other = ""] = Object.values(to);
  const tiers = answer.tiers
    .map((tier) => tier.filter((member) => member !== slot))
    .filter((tier) => tier.length > 0)
    .flatMap((tier) => {
      if (!tier.includes(other)) return [tier];
      if ("into" in to) return [[...tier, slot]];
      return "above" in to ? [[slot], tier] : [tier, [slot]];
    });
  return { ...answer, skip: null, tiers };
}

/** Adds what was just said, and drops what the tiers now contradict: it will be asked again. */
export function remember(said: Said, pair: Pair, verdict: Verdict, now: Answer): Said {
  const others = said.filter(
    (entry) => entry.pair.join() !== pair.join() && [...entry.pair].reverse().join() !== pair.join(),
  );
  return [...others, { pair, verdict }].filter((entry) => {
    const [first, second] = entry.pair.map((slot) => tierOf(now, slot));
    if (first === null || second === null || first === undefined || second === undefined) return false;
    return Math.sign(second - first) === entry.verdict;
  });
}
