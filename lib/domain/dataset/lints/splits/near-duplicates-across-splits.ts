import type { Split } from "../../manifest";
import { gramsOf, jaccard } from "../../min-hash";
import { NearDuplicates } from "../../near-duplicates";
import type { Lint } from "../lint";

/** Below the recipe's own threshold, so that what its groups have left apart is seen. */
const threshold = 0.5;

/** Prompts that share half of their 3-grams or more and are in different splits. */
export const nearDuplicatesAcrossSplits: Lint = {
  name: "near-duplicates-across-splits",
  level: "warning",
  start() {
    const seen: { id: string; split: Split }[] = [];
    const duplicates = new NearDuplicates(threshold);
    return {
      see({ id, split, text }) {
        seen.push({ id, split });
        duplicates.add(text);
      },
      async finish(findings, textsOf) {
        const groups = await duplicates.groups(textsOf);
        for (const [member, first] of groups.entries()) {
          const [one, other] = [seen[member], seen[first]];
          if (!one || !other || one.split === other.split) continue;
          const [text = "", otherText = ""] = await textsOf([member, first]);
          findings.add({
            promptId: one.id,
            otherId: other.id,
            split: `${other.split} · ${one.split}`,
            value: Math.round(jaccard(gramsOf(text), gramsOf(otherText)) * 1000) / 1000,
            excerpt: text.slice(0, 160),
          });
        }
        return null;
      },
    };
  },
};
