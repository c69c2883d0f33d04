import { ClusteredRatio } from "@/lib/stats/agreement/clustered-ratio";
import { differenceAuc } from "@/lib/stats/paired/difference-auc";
import type { Lint } from "../lint";

/** z of a 95 % interval. */
const z = 1.959963984540054;

/**
 * How well length alone tells the winner: accuracy of "the longer one" among pairs of different length, with an interval over
 * prompts, and the area under the curve of the difference in length. A finding where the interval excludes one half.
 */
export const lengthPredictsWinner: Lint = {
  name: "length-predicts-winner",
  level: "warning",
  start() {
    const longer = new ClusteredRatio();
    const differences: number[] = [];
    return {
      see({ pairs, responses }) {
        let [won, all] = [0, 0];
        for (const { chosenId, rejectedId, isTie, pChosen } of pairs) {
          if (isTie || pChosen === 0.5) continue;
          const lengthOf = (id: string) => [...(responses.get(id)?.text ?? "")].length;
          const difference = lengthOf(chosenId) - lengthOf(rejectedId);
          differences.push(difference);
          if (difference > 0) won++;
          if (difference !== 0) all++;
        }
        longer.add(won, all);
      },
      finish(findings) {
        const figures = longer.interval(z);
        const { value, low, high } = figures;
        if (value !== null && low !== null && high !== null && (low > 0.5 || high < 0.5))
          findings.add({ what: value > 0.5 ? "longer" : "shorter", value: Math.round(value * 1000) / 1000 });
        return { ...figures, auc: differenceAuc(Float64Array.from(differences), z) };
      },
    };
  },
};
