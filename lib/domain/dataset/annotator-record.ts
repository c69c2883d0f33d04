import type { Ballot } from "./ballot";

/** What annotators did over all prompts: how often they agree with others, and how they use the scale. */
export class AnnotatorRecord {
  /** Comparisons with another's decided judgment of the same pair, by annotator, and those that agree. */
  readonly compared: Float64Array;
  readonly same: Float64Array;
  readonly #strengths: Map<string, number>[];

  constructor(annotators: number) {
    this.compared = new Float64Array(annotators);
    this.same = new Float64Array(annotators);
    this.#strengths = Array.from({ length: annotators }, () => new Map());
  }

  /** @param ballots of one prompt. Of an annotator who judged a pair again the last word counts. */
  add(ballots: readonly Ballot[]): void {
    const units = new Map<string, Map<number, Ballot>>();
    for (const ballot of ballots) {
      this.#learnScale(ballot);
      const key = `${ballot.responseA}|${ballot.responseB}`;
      const unit = units.get(key) ?? new Map<number, Ballot>();
      unit.set(ballot.annotator, ballot);
      units.set(key, unit);
    }
    for (const unit of units.values()) {
      const decided = [...unit.values()].filter((ballot) => ballot.outcome !== 0);
      const forA = decided.filter((ballot) => ballot.outcome > 0).length;
      for (const { annotator, outcome } of decided) {
        const like = outcome > 0 ? forA : decided.length - forA;
        this.compared[annotator] = (this.compared[annotator] as number) + decided.length - 1;
        this.same[annotator] = (this.same[annotator] as number) + like - 1;
      }
    }
  }

  /** Share of comparisons in which he agrees; null where nobody judged what he judged. */
  reliability(annotator: number): number | null {
    const compared = this.compared[annotator] as number;
    return compared > 0 ? (this.same[annotator] as number) / compared : null;
  }

  /**
   * Where a strength stands among all that this annotator gave on the same scale: the share below it, and half of the share
   * equal to it (mid-rank quantile). Who calls everything "much better" says as little as who never does.
   */
  quantile(ballot: Ballot): number {
    const scale = this.#strengths[ballot.annotator];
    const own = strengthOf(ballot);
    let [below, equal, all] = [0, 0, 0];
    for (const [key, count] of scale ?? []) {
      const [kind, value] = key.split("|");
      if (kind !== kindOf(ballot)) continue;
      all += count;
      if (Number(value) < own) below += count;
      if (Number(value) === own) equal += count;
    }
    return all > 0 ? (below + equal / 2) / all : 0.5;
  }

  #learnScale(ballot: Ballot): void {
    if (ballot.outcome === 0) return;
    const scale = this.#strengths[ballot.annotator];
    const key = `${kindOf(ballot)}|${strengthOf(ballot)}`;
    scale?.set(key, (scale.get(key) ?? 0) + 1);
  }
}

/** A decided preference whose strength was not asked counts as one level. */
export function strengthOf(ballot: Ballot): number {
  return ballot.outcome === 0 ? 0 : (ballot.strength ?? 1);
}

/** Levels of a pair and tiers of a ranking are different scales. */
function kindOf(ballot: Ballot): string {
  return ballot.groupSize > 2 ? "ranking" : "pair";
}
