import type { Lint } from "../lint";

/** A majority of less than this share is no majority to speak of. */
const clear = 0.6;

/**
 * The same two responses, one way and the other: pairs of single judgments that contradict each other as often as not, or an
 * aggregated pair whose majority is below 60 %.
 */
export const contradictoryMajority: Lint = {
  name: "contradictory-majority",
  level: "warning",
  start: () => ({
    see({ id, split, pairs, responses }, findings) {
      const units = new Map<string, { a: string; b: string; forA: number; all: number }>();
      for (const { chosenId, rejectedId, isTie, pChosen, judgments } of pairs) {
        if (isTie) continue;
        const [a = "", b = ""] = [chosenId, rejectedId].sort((x, y) => (x < y ? -1 : 1));
        const unit = units.get(`${a}|${b}`) ?? { a, b, forA: 0, all: 0 };
        unit.forA += judgments * (chosenId === a ? pChosen : 1 - pChosen);
        unit.all += judgments;
        units.set(`${a}|${b}`, unit);
      }
      for (const { a, b, forA, all } of units.values()) {
        const share = Math.max(forA, all - forA) / all;
        if (all < 2 || share >= clear) continue;
        findings.add({
          promptId: id,
          split,
          subjectId: a,
          otherId: b,
          names: [responses.get(a)?.model ?? "", responses.get(b)?.model ?? ""],
          value: Math.round(share * 1000) / 1000,
        });
      }
    },
  }),
};
