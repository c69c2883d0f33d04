import type { Answer } from "./judgment";
import { followsRanking, type Protocol } from "./protocol";

/**
 * Where a judgment says two things that hardly go together. Pointed out before submitting and never refused: the
 * annotator may have meant it, and whoever measures rating–ranking consistency wants to see it.
 */
export type Contradiction =
  /** The response ranked lower has the higher score. */
  | { kind: "score"; attribute: string; better: string; worse: string }
  /** Both are bad, yet this one scores above the middle. */
  | { kind: "bothBadScore"; attribute: string; response: string }
  /** The best response has a fault, while one below it has none. */
  | { kind: "bestFlagged"; response: string; flags: string[] }
  /** The response that was rewritten is not the best any more. */
  | { kind: "rewriteNotBest"; response: string };

/**
 * Finds what contradicts itself in an answer.
 * @param responseIds the task's responses: those in no tier count as ranked below all others.
 * @returns at most one contradiction a kind and attribute (the widest apart), in the order above; empty for a skip.
 */
export function findContradictions(
  answer: Answer,
  protocol: Protocol,
  responseIds: readonly string[],
): Contradiction[] {
  if (answer.skip || answer.tiers.length === 0) return [];
  const tiers = [...answer.tiers, responseIds.filter((id) => !answer.tiers.flat().includes(id))];
  return [
    ...protocol.attributes
      .filter(followsRanking)
      .flatMap(({ key, min, max }) =>
        answer.bothBad
          ? highestOf(answer, key, responseIds, (min + max) / 2)
          : widestInversion(answer, key, tiers),
      ),
    ...faultsOfTheBest(answer, protocol, tiers),
    ...rewriteOfAnother(answer),
  ];
}

function widestInversion(
  answer: Answer,
  attribute: string,
  tiers: readonly (readonly string[])[],
): Contradiction[] {
  const scoreOf = (id: string) => answer.scores[id]?.[attribute];
  let widest = 0;
  let found: Contradiction[] = [];
  tiers.forEach((tier, index) => {
    for (const better of tier)
      for (const worse of tiers.slice(index + 1).flat()) {
        const apart = (scoreOf(worse) ?? Number.NaN) - (scoreOf(better) ?? Number.NaN);
        if (apart > widest) {
          widest = apart;
          found = [{ kind: "score", attribute, better, worse }];
        }
      }
  });
  return found;
}

function highestOf(
  answer: Answer,
  attribute: string,
  responseIds: readonly string[],
  middle: number,
): Contradiction[] {
  let highest = middle;
  let found: Contradiction[] = [];
  for (const response of responseIds) {
    const score = answer.scores[response]?.[attribute];
    if (score !== undefined && score > highest) {
      highest = score;
      found = [{ kind: "bothBadScore", attribute, response }];
    }
  }
  return found;
}

function faultsOfTheBest(
  answer: Answer,
  protocol: Protocol,
  tiers: readonly (readonly string[])[],
): Contradiction[] {
  const faults = new Set(protocol.flags.filter((flag) => flag.isFault !== false).map(({ key }) => key));
  const faultsOf = (id: string) => (answer.flags.responses[id] ?? []).filter((key) => faults.has(key));
  const [best = [], ...below] = tiers;
  if (!below.flat().some((id) => faultsOf(id).length === 0)) return [];
  const flagged = best.find((id) => faultsOf(id).length > 0);
  return flagged === undefined ? [] : [{ kind: "bestFlagged", response: flagged, flags: faultsOf(flagged) }];
}

function rewriteOfAnother({ rewrite, tiers }: Answer): Contradiction[] {
  if (!rewrite || tiers[0]?.includes(rewrite.responseId)) return [];
  return [{ kind: "rewriteNotBest", response: rewrite.responseId }];
}
