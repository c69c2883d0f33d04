/**
 * The one place where a judgment becomes preferences. Everything that counts, fits or exports pairs reads what this
 * function wrote; nothing else turns tiers into pairs.
 */

/** +1: the first response is better; −1: the second; 0: a tie. */
export type Outcome = 1 | 0 | -1;

export interface DerivedPreference {
  /** Shown before `responseB` when the order is known; otherwise the one that stands first in `responseIds`. */
  responseA: string;
  responseB: string;
  outcome: Outcome;
  /** Pairwise: the level 1…4, 0 for a tie, null where none was asked. Rankings: tiers apart, 0 for a tie. */
  strength: number | null;
  /** How many responses were ranked together: K. */
  groupSize: number;
  /** 1/C(K,2): the pairs of one judgment weigh one in sum (InstructGPT, arXiv 2203.02155, equation 1). */
  weight: number;
}

export interface JudgedOrder {
  tiers: readonly (readonly string[])[];
  strength: number | null;
  /** The task's responses, in the order shown, or in a stable order where that is not known. */
  responseIds: readonly string[];
  /**
   * Responses in no tier: `below` when the annotator named the best n (they lose to every ranked one and are not
   * compared with each other), `unknown` when they were not looked at (no preference is derived).
   */
  unranked: "below" | "unknown";
}

/**
 * Derives the pairs of one judgment, in the order of `responseIds` (first by first member, then by second).
 * @returns C(K,2) pairs for a full ranking of K; none for an empty one. A skip has no tiers, so no pairs.
 */
export function derivePreferences(order: JudgedOrder): DerivedPreference[] {
  const tierOf = new Map<string, number>();
  order.tiers.forEach((tier, index) => {
    for (const id of tier) tierOf.set(id, index);
  });
  if (tierOf.size === 0) return [];
  const compared = order.responseIds.filter((id) => order.unranked === "below" || tierOf.has(id));
  const groupSize = compared.length;
  const weight = 2 / (groupSize * (groupSize - 1));
  const isPairwise = order.responseIds.length === 2;
  const preferences: DerivedPreference[] = [];
  compared.forEach((responseA, i) => {
    for (const responseB of compared.slice(i + 1)) {
      const tierA = tierOf.get(responseA);
      const tierB = tierOf.get(responseB);
      if (tierA === undefined && tierB === undefined) continue;
      const apart = (tierB ?? order.tiers.length) - (tierA ?? order.tiers.length);
      preferences.push({
        responseA,
        responseB,
        outcome: Math.sign(apart) as Outcome,
        strength: isPairwise ? order.strength : Math.abs(apart),
        groupSize,
        weight,
      });
    }
  });
  return preferences;
}
