import { builderOf, trainFile } from "../../preset";
import type { PairPreset } from "./pair";
import { pairPreset } from "./pair-preset";
import { preferenceStrings } from "./preference-strings";
import { textRefusal } from "./text-refusal";

/** `{"prompt", "chosen", "rejected"}` as texts for RewardBench 1: one user turn, no system turn. For evaluation. */
const rewardbenchRow: PairPreset = (pair) => {
  const line = preferenceStrings(pair);
  if (line === null || !line.startsWith('{"system":"","input":')) return null;
  const { prompt, chosen, rejected } = JSON.parse(line) as Record<string, string>;
  return JSON.stringify({ prompt, chosen, rejected });
};

export const rewardbench = pairPreset({
  name: "rewardbench",
  stacks: ["RewardBench 1"],
  carries: { tools: false, images: false },
  losses: ["ties", "margin", "tools", "images", "severalTurns", "severalMessages", "systemTurns"],
  row: rewardbenchRow,
  refusal: textRefusal,
  columns: () => ["prompt", "chosen", "rejected"].map((name) => ({ name, type: "string" }) as const),
  snippets: (files, format) => [
    {
      title: "RewardBench",
      text: `rewardbench --model=MODEL --dataset=${trainFile(files)} --load_json   # ${builderOf(format)}`,
    },
  ],
});
