import { textJson } from "../../message-json";
import { plainMessages } from "../../message-shape";
import { float } from "../../preference-row";
import { trainFile } from "../../preset";
import { joined, onlyMessage, type PairPreset, writtenPair } from "./pair";
import { pairPreset } from "./pair-preset";

/**
 * `{"messages": […, chosen], "rejected_response": "…", "margin"}` for ms-swift; a rejected answer of several messages stays a
 * list. Not carried: ties, weights, annotators.
 */
export const preferenceSwift: PairPreset = (pair) => {
  const [prompt, chosen, worse] = writtenPair(pair);
  const response = onlyMessage(worse) === null ? worse : textJson(pair.rejected);
  return `{"messages":${joined(prompt, chosen)},"rejected_response":${response},"margin":${float(pair.margin)}}`;
};

/** One type a column: rejected answers of several messages, which a single pair may have, are left out of a dataset's. */
export const preferenceSwiftFiles = pairPreset({
  name: "preference-swift",
  stacks: ["ms-swift"],
  carries: { tools: false, images: false },
  losses: ["ties", "weights", "softLabels", "annotators", "models", "tools", "images", "severalMessages"],
  hasProvenance: false,
  // Its loader goes by a file's ending and knows no .gz.
  formats: ["jsonl", "parquet"],
  row: (pair) =>
    onlyMessage(pair.chosen) === null || onlyMessage(pair.rejected) === null ? null : preferenceSwift(pair),
  columns: () => [
    { name: "messages", type: plainMessages },
    { name: "rejected_response", type: "string" },
    { name: "margin", type: "float64" },
  ],
  promptOf: ({ messages }) => (messages as unknown[]).slice(0, -1),
  snippets: (files) => [
    { title: "ms-swift", text: `swift rlhf --rlhf_type dpo --model MODEL --dataset ${trainFile(files)}` },
  ],
});
