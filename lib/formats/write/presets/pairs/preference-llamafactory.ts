import { isAlternating, plainMessage, plainMessages } from "../../message-shape";
import { trainFile } from "../../preset";
import { datasetInfo } from "../dataset-info";
import { onlyMessage, type PairPreset, writtenPair } from "./pair";
import { pairPreset } from "./pair-preset";

/**
 * `{"messages": M, "chosen": {…}, "rejected": {…}}` for LLaMA-Factory: answers are objects, so answers of several messages
 * are left out. Not carried: ties, margins, weights, annotators.
 */
export const preferenceLlamaFactory: PairPreset = (pair) => {
  const [prompt, chosen, rejected] = writtenPair(pair);
  const [better, worse] = [onlyMessage(chosen), onlyMessage(rejected)];
  return better && worse ? `{"messages":${prompt},"chosen":${better},"rejected":${worse}}` : null;
};

export const preferenceLlamaFactoryFiles = pairPreset({
  name: "preference-llamafactory",
  stacks: ["LLaMA-Factory"],
  carries: { tools: false, images: false },
  losses: [
    "ties",
    "margin",
    "weights",
    "softLabels",
    "annotators",
    "models",
    "tools",
    "images",
    "severalMessages",
  ],
  hasProvenance: false,
  row: (pair) => (isAlternating(pair.prompt) ? preferenceLlamaFactory(pair) : null),
  refusal: ({ prompt }) => (isAlternating(prompt) ? "severalMessages" : "turnOrder"),
  columns: () => [
    { name: "messages", type: plainMessages },
    { name: "chosen", type: plainMessage },
    { name: "rejected", type: plainMessage },
  ],
  promptOf: ({ messages }) => messages,
  // Its loader goes by a file's ending and knows no .gz.
  formats: ["jsonl", "parquet"],
  extras: (files) => [datasetInfo(files, { ranking: true, columns: ["messages", "chosen", "rejected"] })],
  snippets: (files) => [
    {
      title: "data/dataset_info.json",
      text: datasetInfo(files, { ranking: true, columns: ["messages", "chosen", "rejected"] }).text,
    },
    {
      title: "LLaMA-Factory",
      text: `llamafactory-cli train --stage rm --do_train --dataset_dir . --dataset concord_train --template qwen \\
  --model_name_or_path MODEL --finetuning_type lora --output_dir out   # ${trainFile(files)} by dataset_info.json`,
    },
  ],
});
