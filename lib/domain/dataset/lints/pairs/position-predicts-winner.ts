import { ClusteredRatio } from "@/lib/stats/agreement/clustered-ratio";
import type { Lint } from "../lint";

/** z of a 95 % interval. */
const z = 1.959963984540054;

/** How often the response that was shown first won, with an interval over prompts. A finding where it excludes one half. */
export const positionPredictsWinner: Lint = {
  name: "position-predicts-winner",
  level: "warning",
  start() {
    const first = new ClusteredRatio();
    return {
      see({ judgments }) {
        const sum = (of: "shown" | "firstWon") => judgments.reduce((total, one) => total + one[of], 0);
        first.add(sum("firstWon"), sum("shown"));
      },
      finish(findings) {
        const figures = first.interval(z);
        const { value, low, high } = figures;
        if (value !== null && low !== null && high !== null && (low > 0.5 || high < 0.5))
          findings.add({ what: value > 0.5 ? "first" : "second", value: Math.round(value * 1000) / 1000 });
        return figures;
      },
    };
  },
};
