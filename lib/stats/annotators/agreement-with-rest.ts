import { rowsByUnit } from "../agreement/answers-by-unit";
import { type ComparedShare, PairSums } from "../agreement/pair-sums";
import type { PreferenceRatings } from "../agreement/preference-agreement";
import { normalQuantile } from "../distributions/normal";

/**
 * One annotator's answers against everybody else's on the same pairs of responses (leave-one-out: his own answers are never
 * on the other side):
 *
 *   R_w = Σ_u [own answer's count among the others of u] / Σ_u (m_u − 1),   u over the units that w and others judged.
 *
 * The interval is that of a ratio over clusters (prompts; Cochran, Sampling Techniques (1977), 6.3). Chance: answers
 * drawn independently with his and with the others' share of ties. Ties kept and dropped as in preference-agreement.ts.
 * The same figure within groups of his own answers (their guideline version, their week) or of units (their prompt's tags).
 * Nothing compared: nulls.
 */
export interface RestAgreement {
  annotator: number;
  group: number;
  share: ComparedShare;
}

const whole: readonly number[] = [0];

/**
 * @param groupsOf the groups of a row, small numbers from 0; without it everything is group 0.
 * @returns one entry for each annotator and group with a row, in order of both.
 */
export function agreementWithRest(
  ratings: PreferenceRatings,
  confidence: number,
  groupsOf: (row: number, unit: number) => readonly number[] = () => whole,
): RestAgreement[] {
  /** By annotator and group, where there is a row. */
  const sums: PairSums[][] = [];
  const { units, lastStart, last } = rowsByUnit(ratings);
  const counts = new Int32Array(3);
  for (let k = 0; k < units.length; k++) {
    const unit = units[k] as number;
    const cluster = ratings.cluster[unit] as number;
    const [from, to] = [lastStart[k] as number, lastStart[k + 1] as number];
    counts.fill(0);
    for (let at = from; at < to; at++) {
      const said = (ratings.outcome[last[at] as number] as number) + 1;
      counts[said] = (counts[said] as number) + 1;
    }
    const [loss, tie, win] = [counts[0] as number, counts[1] as number, counts[2] as number];
    const others = to - from - 1;
    for (let at = from; at < to; at++) {
      const row = last[at] as number;
      const answer = ratings.outcome[row] as number;
      const same = (counts[answer + 1] as number) - 1;
      const isTie = answer === 0;
      const annotator = ratings.annotator[row] as number;
      sums[annotator] ??= [];
      const own = sums[annotator];
      for (const group of groupsOf(row, unit)) {
        own[group] ??= new PairSums();
        const sum = own[group];
        if (others === 0) continue;
        sum.add(cluster, same, others, isTie ? 0 : same, isTie ? 0 : loss + win - 1);
        sum.addAnswers(others, isTie ? others : 0, others, isTie ? tie - 1 : tie);
      }
    }
  }
  const z = normalQuantile(0.5 + confidence / 2);
  // Without the gaps: flatMap leaves out places that were never filled.
  return sums.flatMap((own, annotator) =>
    own.flatMap((sum, group) => ({ annotator, group, share: sum.share(z) })),
  );
}
