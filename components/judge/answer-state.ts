import type { AssignmentView } from "@/lib/domain/api/assign";
import { type Answer, checkAnswer, emptyAnswer } from "@/lib/domain/judgment";
import type { Protocol } from "@/lib/domain/protocol";

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
 * Puts a slot into a tier. The tier may be one that exists (then they tie, where the protocol has ties; otherwise it goes
 * before it) or the next one after the last.
 */
export function rankSlot(answer: Answer, slot: string, tier: number, ties: boolean): Answer {
  const rest = answer.tiers.map((members) => members.filter((other) => other !== slot));
  const target = Math.min(tier, rest.length + 1) - 1;
  const tiers =
    ties && target < rest.length
      ? rest.map((members, index) => (index === target ? [...members, slot] : members))
      : [...rest.slice(0, target), [slot], ...rest.slice(target)];
  return { ...answer, skip: null, tiers: tiers.filter((members) => members.length > 0) };
}

export function unrankSlot(answer: Answer, slot: string): Answer {
  const tiers = answer.tiers.map((members) => members.filter((other) => other !== slot));
  return { ...answer, tiers: tiers.filter((members) => members.length > 0) };
}

export function setScore(answer: Answer, slot: string, attribute: string, score: number): Answer {
  return { ...answer, scores: { ...answer.scores, [slot]: { ...answer.scores[slot], [attribute]: score } } };
}

/** Sets or clears a flag of a response, or of the prompt where `slot` is null. */
export function toggleFlag(answer: Answer, slot: string | null, flag: string): Answer {
  const toggle = (flags: readonly string[]) =>
    flags.includes(flag) ? flags.filter((other) => other !== flag) : [...flags, flag];
  const { prompt, responses } = answer.flags;
  if (slot === null) return { ...answer, flags: { prompt: toggle(prompt), responses } };
  return { ...answer, flags: { prompt, responses: { ...responses, [slot]: toggle(responses[slot] ?? []) } } };
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
