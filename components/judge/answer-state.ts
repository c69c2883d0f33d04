import type { AssignmentView } from "@/lib/domain/api/assign";
import { type Answer, checkAnswer, emptyAnswer } from "@/lib/domain/judgment";
import { textOfAll } from "@/lib/domain/message";
import type { Choice, Protocol } from "@/lib/domain/protocol";

/** The answer being given: pure steps, so that keyboard, pointer and draft all do the same. */

export function startAnswer(assignment: AssignmentView): Answer {
  return assignment.draft ?? emptyAnswer;
}

/** One place of the pairwise scale. Levels run from the outside in: `-3 -2 -1 0 1 2 3` for three levels and a tie. */
export type ScalePlace = { side: "first" | "second"; level: number } | { side: "tie" } | { side: "bothBad" };

/** The places of a pairwise protocol, from left to right. */
export function scalePlaces(protocol: Protocol): ScalePlace[] {
  const { comparison } = protocol;
  if (comparison.kind !== "pairwise") return [];
  const levels = Array.from({ length: comparison.levels }, (_, index) => index + 1);
  return [
    ...[...levels].reverse().map((level): ScalePlace => ({ side: "first", level })),
    ...(comparison.tie ? [{ side: "tie" } as const] : []),
    ...levels.map((level): ScalePlace => ({ side: "second", level })),
    ...(comparison.bothBad ? [{ side: "bothBad" } as const] : []),
  ];
}

export function choosePlace(answer: Answer, place: ScalePlace): Answer {
  const base = { ...answer, skip: null, bothBad: false };
  if (place.side === "first") return { ...base, tiers: [["1"], ["2"]], strength: place.level };
  if (place.side === "second") return { ...base, tiers: [["2"], ["1"]], strength: place.level };
  return { ...base, tiers: [["1", "2"]], strength: 0, bothBad: place.side === "bothBad" };
}

/** One step on the scale by letter: the slightest level of that side, and one stronger each time, round to the first. */
export function strengthen(answer: Answer, side: "first" | "second", levels: number): Answer {
  const now = Array.from({ length: levels }, (_, index) => index + 1).find((level) =>
    isChosen(answer, { side, level }),
  );
  return choosePlace(answer, { side, level: ((now ?? 0) % levels) + 1 });
}

export function isChosen(answer: Answer, place: ScalePlace): boolean {
  if (answer.tiers.length === 0) return false;
  if (place.side === "tie" || place.side === "bothBad")
    return answer.tiers.length === 1 && answer.bothBad === (place.side === "bothBad");
  return (
    answer.tiers.length === 2 &&
    answer.tiers[0]?.[0] === (place.side === "first" ? "1" : "2") &&
    answer.strength === place.level
  );
}

/** The tier of a slot, 1 the best; null while it is not ranked. */
export function tierOf(answer: Answer, slot: string): number | null {
  const index = answer.tiers.findIndex((tier) => tier.includes(slot));
  return index < 0 ? null : index + 1;
}

/**
 * Puts a slot into a tier. Where the protocol has ties, the tier is the one that was named, whether those before it are
 * taken yet or not: who judges in reading order gives 1, 3, 2 and means it. Where it has none, the slot goes before what is
 * there, and not beyond the end.
 */
export function rankSlot(answer: Answer, slot: string, tier: number, ties: boolean): Answer {
  const rest = answer.tiers.map((members) => members.filter((other) => other !== slot));
  if (!ties) {
    const kept = rest.filter((members) => members.length > 0);
    const place = Math.min(tier - 1, kept.length);
    return { ...answer, skip: null, tiers: [...kept.slice(0, place), [slot], ...kept.slice(place)] };
  }
  const tiers = Array.from({ length: Math.max(tier, rest.length) }, (_, index) => rest[index] ?? []);
  tiers[tier - 1] = [...(tiers[tier - 1] ?? []), slot];
  return { ...answer, skip: null, tiers: upToTheLast(tiers) };
}

/** Empty tiers may stand between others while a ranking is under way, not after the last. */
function upToTheLast(tiers: readonly string[][]): string[][] {
  return tiers.slice(0, tiers.findLastIndex((members) => members.length > 0) + 1);
}

/** The ranking as it is meant: who is before whom, without tiers in which nobody is. */
export function withoutGaps(answer: Answer): Answer {
  return { ...answer, tiers: answer.tiers.filter((members) => members.length > 0) };
}

/**
 * One step up (−1) or down (1): out of a tie into a tier of its own, from there into the next tier where the protocol has
 * ties, past it where it has not. What is not ranked, or cannot go further, stays.
 */
export function nudgeSlot(answer: Answer, slot: string, step: 1 | -1, ties: boolean): Answer {
  const from = answer.tiers.findIndex((tier) => tier.includes(slot));
  if (from < 0) return answer;
  const tiers = answer.tiers.map((tier) => tier.filter((member) => member !== slot));
  const next = answer.tiers[from + step];
  if (tiers[from]?.length) tiers.splice(step < 0 ? from : from + 1, 0, [slot]);
  else if (!next) return answer;
  else if (ties) tiers[from + step] = [...next, slot];
  else {
    tiers[from] = next;
    tiers[from + step] = [slot];
  }
  return { ...answer, tiers: tiers.filter((tier) => tier.length > 0) };
}

/** Takes a slot out; where the protocol has ties, the others keep their tiers. */
export function unrankSlot(answer: Answer, slot: string, ties: boolean): Answer {
  const tiers = answer.tiers.map((members) => members.filter((other) => other !== slot));
  return ties ? { ...answer, tiers: upToTheLast(tiers) } : withoutGaps({ ...answer, tiers });
}

/** Scores a response; null takes the score back. */
export function setScore(answer: Answer, slot: string, attribute: string, score: number | null): Answer {
  const { [attribute]: _, ...others } = answer.scores[slot] ?? {};
  const { [slot]: __, ...rest } = answer.scores;
  const scores = score === null ? others : { ...others, [attribute]: score };
  return { ...answer, scores: Object.keys(scores).length > 0 ? { ...rest, [slot]: scores } : rest };
}

/** Answers a question that has one answer; null takes the answer back. */
export function chooseOption(answer: Answer, choice: Choice, option: string | null): Answer {
  const others = answer.flags.prompt.filter((flag) => !choice.options.some(({ key }) => key === flag));
  const prompt = option === null ? others : [...others, option];
  return { ...answer, flags: { ...answer.flags, prompt } };
}

/** Sets or clears a flag of a response, or of the prompt where `slot` is null. */
export function toggleFlag(answer: Answer, slot: string | null, flag: string): Answer {
  const toggle = (flags: readonly string[]) =>
    flags.includes(flag) ? flags.filter((other) => other !== flag) : [...flags, flag];
  const { prompt, responses } = answer.flags;
  if (slot === null) return { ...answer, flags: { prompt: toggle(prompt), responses } };
  const { [slot]: before = [], ...rest } = responses;
  const now = toggle(before);
  return { ...answer, flags: { prompt, responses: now.length > 0 ? { ...rest, [slot]: now } : rest } };
}

/** The response to be fixed: the best one, or where responses are only scored the one with the highest sum. */
export function bestSlot({ tiers, scores }: Answer): string | null {
  const [ranked] = tiers.flat();
  if (ranked !== undefined) return ranked;
  const sums = Object.entries(scores).map(([slot, given]) => ({
    slot,
    sum: Object.values(given).reduce((total, score) => total + score, 0),
  }));
  return (
    sums.sort((left, right) => right.sum - left.sum || (left.slot < right.slot ? -1 : 1))[0]?.slot ?? null
  );
}

/** A rewrite that changes nothing is none. */
export function withoutEmptyRewrite(answer: Answer, { responses }: AssignmentView): Answer {
  const source = responses.find(({ slot }) => slot === answer.rewrite?.responseId);
  const isSame = source && textOfAll(source.messages) === answer.rewrite?.content;
  return isSame ? { ...answer, rewrite: null } : answer;
}

/** Whether there is anything to lose by leaving. */
export function hasWork(answer: Answer): boolean {
  return JSON.stringify(answer) !== JSON.stringify(emptyAnswer);
}

export function issuesOf(answer: Answer, assignment: AssignmentView) {
  return checkAnswer(
    answer,
    assignment.protocol,
    assignment.responses.map((response) => response.slot),
  );
}
