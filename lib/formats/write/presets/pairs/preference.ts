import { messagesType } from "../../message-shape";
import { float } from "../../preference-row";
import { builderOf, trainFile } from "../../preset";
import { type PairPreset, writtenPair } from "./pair";
import { pairPreset } from "./pair-preset";

/** `{"prompt": M, "chosen": M, "rejected": M, "margin": 1.0}`: TRL's explicit row, the margin dense. */
const preference: PairPreset = (pair) => {
  const [prompt, chosen, rejected] = writtenPair(pair);
  return `{"prompt":${prompt},"chosen":${chosen},"rejected":${rejected},"margin":${float(pair.margin)}}`;
};

/**
 * Explicit chat, with margin, tools, images and provenance: TRL's reward and DPO trainers, Unsloth, OpenRLHF, Axolotl's DPO.
 * Pairs of one group stand together, groups in the dataset's seeded order. Not carried: ties.
 */
export const preferenceFiles = pairPreset({
  name: "preference",
  stacks: ["TRL (reward, DPO)", "Unsloth", "OpenRLHF", "Axolotl (DPO)"],
  carries: { tools: true, images: true },
  losses: ["ties"],
  row: preference,
  columns: (shape) => [
    { name: "prompt", type: messagesType(shape) },
    { name: "chosen", type: messagesType(shape) },
    { name: "rejected", type: messagesType(shape) },
    { name: "margin", type: "float64" },
  ],
  snippets: (files, format) => [
    {
      title: "TRL",
      text: `from datasets import load_dataset
from trl import DPOConfig, DPOTrainer, RewardConfig, RewardTrainer
train = load_dataset(".", split="train")   # this folder: README.md names files and columns
RewardTrainer("MODEL", args=RewardConfig(output_dir="reward", max_length=4096), train_dataset=train).train()
DPOTrainer("MODEL", args=DPOConfig(output_dir="dpo", max_length=4096), train_dataset=train).train()
# K-wise groups in one batch: RewardConfig(train_sampling_strategy="sequential")`,
    },
    {
      title: "OpenRLHF",
      text: "python -m openrlhf.cli.train_rm --data.dataset . --data.prompt_key prompt --data.apply_chat_template --model.margin_loss_enable --eval.split validation",
    },
    {
      title: "Axolotl",
      text: `rl: dpo
datasets:
  - path: ${trainFile(files)}
    ds_type: ${builderOf(format)}
    type: chat_template.default
    field_messages: prompt`,
    },
  ],
});
