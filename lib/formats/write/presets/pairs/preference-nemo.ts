import { messagesType } from "../../message-shape";
import { trainFile } from "../../preset";
import { type PairPreset, writtenPair } from "./pair";
import { pairPreset } from "./pair-preset";

/**
 * `{"context": M, "completions": [{"rank": 0, "completion": M}, {"rank": 1, …}]}` for NeMo-RL, which trains on exactly two
 * completions. Not carried: ties (they raise there), margins, weights, annotators.
 */
export const preferenceNemo: PairPreset = (pair) => {
  const [prompt, chosen, rejected] = writtenPair(pair);
  return `{"context":${prompt},"completions":[{"rank":0,"completion":${chosen}},{"rank":1,"completion":${rejected}}]}`;
};

export const preferenceNemoFiles = pairPreset({
  name: "preference-nemo",
  stacks: ["NeMo-RL"],
  carries: { tools: true, images: false },
  losses: ["ties", "margin", "weights", "softLabels", "annotators", "models", "images"],
  hasProvenance: false,
  hasToolsColumn: false,
  row: preferenceNemo,
  columns: (shape) => [
    { name: "context", type: messagesType(shape) },
    {
      name: "completions",
      type: { list: { struct: { rank: "int64", completion: messagesType(shape) } } },
    },
  ],
  promptOf: ({ context }) => context,
  formats: ["jsonl", "jsonl.gz", "parquet"],
  snippets: (files) => [
    {
      title: "NeMo-RL",
      text: `data:
  train:
    dataset_name: PreferenceDataset
    data_path: ${trainFile(files)}`,
    },
  ],
});
