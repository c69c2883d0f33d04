import { hash32 } from "../../../order";
import { type Split, splits } from "../../manifest";
import type { Lint } from "../lint";

const normal = (text: string) => text.normalize("NFKC").toLowerCase().replace(/\s+/g, " ").trim();
/** Two hashes of 32 bits side by side, in a number that holds 53. */
const keyOf = (text: string) => (hash32(text) & 0x1fffff) * 4294967296 + hash32(`${text}|2`);

/** The same prompt, but for case and spaces, in two splits: the test set is no longer one. */
export const promptInTwoSplits: Lint = {
  name: "prompt-in-two-splits",
  level: "error",
  start() {
    const seen = new Map<number, { id: string; split: Split }>();
    return {
      see({ id, split, text }, findings) {
        if (text === "") return;
        const key = keyOf(normal(text));
        const before = seen.get(key);
        if (!before) seen.set(key, { id, split });
        else if (before.split !== split)
          findings.add({
            promptId: id,
            split: [before.split, split].sort((a, b) => splits.indexOf(a) - splits.indexOf(b)).join(" · "),
            otherId: before.id,
            excerpt: text.slice(0, 160),
          });
      },
    };
  },
};
