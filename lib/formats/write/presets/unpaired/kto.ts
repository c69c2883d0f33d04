import { chatJson, messagesType } from "../../message-shape";
import { allFormats, definePreset } from "../../preset";
import { toolsOf } from "../pairs/pair-preset";
import { promptProvenance, promptProvenanceColumns } from "../provenance";
import { labelOf, neverInAnswers } from "./answer-preset";

const carries = { tools: true, images: false };

/**
 * `{"prompt": M, "completion": M, "label": true}` for TRL's KTO: one row a response. KTO takes the neighbour's completion as
 * the mismatch, so rows come in an order in which neighbours have different prompts. Not carried: ties, margins.
 */
export const kto = definePreset<"answer">({
  name: "kto",
  unit: "answer",
  stacks: ["TRL (KTO)", "Unsloth"],
  carries,
  losses: ["pairs", "ties", "margin", "weights", "annotators", ...neverInAnswers, "images"],
  formats: allFormats,
  columns: ({ shape }) => {
    const messages = messagesType({ tools: shape.tools, images: false });
    return [
      { name: "prompt", type: messages },
      { name: "completion", type: messages },
      { name: "label", type: "bool" },
      ...(shape.tools ? [{ name: "tools", type: "string" } as const] : []),
      { name: "model", type: "string" },
      { name: "n_wins", type: "int64" },
      { name: "n_losses", type: "int64" },
      { name: "response_id", type: "string" },
      ...promptProvenanceColumns,
    ];
  },
  lines(unit, context) {
    const label = labelOf(unit, carries, context);
    if (label === null) return [];
    const shape = { tools: context.shape.tools, images: false };
    const [prompt, completion] = [unit.prompt, unit.answer].map((json) => chatJson(json, shape, []));
    const tools = shape.tools ? `"tools":${toolsOf(unit)},` : "";
    return [
      `{"prompt":${prompt},"completion":${completion},"label":${label},${tools}"model":${unit.model},"n_wins":${unit.wins},"n_losses":${unit.losses},"response_id":"${unit.responseId}",${promptProvenance(unit, context)}}`,
    ];
  },
  promptOf: ({ split_group }) => split_group,
  snippets: () => [
    {
      title: "TRL",
      text: `from datasets import load_dataset
from trl import KTOConfig, KTOTrainer
train = load_dataset(".", split="train")   # in file order: neighbours have different prompts
KTOTrainer("MODEL", args=KTOConfig(output_dir="kto", per_device_train_batch_size=4), train_dataset=train).train()`,
    },
  ],
});
