import { messagesType } from "../../message-shape";
import { float } from "../../preference-row";
import { builderOf, trainFile } from "../../preset";
import { joined, type PairPreset, writtenPair } from "./pair";
import { pairPreset } from "./pair-preset";

/**
 * `{"chosen": M, "rejected": M, "margin"}`, the prompt within both: TRL's implicit form, torchtune, RewardBench, Axolotl's
 * `chat_template.argilla`. Not carried: ties, weights, annotators.
 */
export const preferenceImplicit: PairPreset = (pair) => {
  const [prompt, chosen, rejected] = writtenPair(pair);
  return `{"chosen":${joined(prompt, chosen)},"rejected":${joined(prompt, rejected)},"margin":${float(pair.margin)}}`;
};

/**
 * A reader finds the prompt as the messages that both sides share: where one answer goes on from the other, it would cut
 * the prompt one message early.
 */
function continues(one: string, other: string): boolean {
  return other.startsWith(`${one.slice(0, -1)}, `);
}

export const preferenceImplicitFiles = pairPreset({
  name: "preference-implicit",
  stacks: ["torchtune", "Axolotl (ORPO)", "RewardBench", "TRL"],
  carries: { tools: true, images: false },
  losses: ["ties", "images"],
  row: (pair) =>
    continues(pair.chosen, pair.rejected) || continues(pair.rejected, pair.chosen)
      ? null
      : preferenceImplicit(pair),
  refusal: "prefix",
  columns: (shape) => [
    { name: "chosen", type: messagesType(shape) },
    { name: "rejected", type: messagesType(shape) },
    { name: "margin", type: "float64" },
  ],
  promptOf: ({ split_group }) => split_group,
  snippets: (files, format) => [
    {
      title: "Axolotl",
      text: `rl: orpo
datasets:
  - path: ${trainFile(files)}
    ds_type: ${builderOf(format)}
    type: chat_template.argilla`,
    },
    {
      title: "torchtune",
      text: `dataset:
  _component_: torchtune.datasets.preference_dataset
  source: ${builderOf(format)}
  data_files: ${trainFile(files)}
  column_map: {chosen: chosen, rejected: rejected}`,
    },
  ],
});
