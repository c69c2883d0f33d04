import type { Message } from "@/lib/domain/message";
import { chatMessage, messagesType, misfit } from "../../message-shape";
import { allFormats, definePreset, type PresetContext, trainFile } from "../../preset";
import type { PromptResponse, PromptUnit, Written } from "../../unit";
import { toolsOf } from "../pairs/pair-preset";
import { promptProvenance, promptProvenanceColumns } from "../provenance";

const carries = { tools: true, images: false };

interface Example {
  source: "demonstration" | "rewrite" | "best-response";
  answer: Message[];
  model: string;
  annotator: string;
}

/**
 * `{"messages": M}` for supervised fine-tuning: what annotators wrote (demonstrations, rewrites), and of each prompt the one
 * response that won the most comparisons, where there is one. `source` says which. Not carried: everything else.
 */
export const sftMessages = definePreset<"prompt">({
  name: "sft-messages",
  unit: "prompt",
  stacks: ["TRL (SFT)", "Axolotl", "LLaMA-Factory", "verl", "torchtune", "OpenAI"],
  carries,
  losses: ["pairs", "ties", "margin", "weights", "rationales", "scores", "images"],
  formats: allFormats,
  columns: ({ shape }) => [
    { name: "messages", type: messagesType({ tools: shape.tools, images: false }) },
    ...(shape.tools ? [{ name: "tools", type: "string" } as const] : []),
    { name: "source", type: "string" },
    { name: "model", type: "string" },
    { name: "annotator", type: "string" },
    ...promptProvenanceColumns,
  ],
  lines(unit, context) {
    const examples = examplesOf(unit, context);
    if (examples.length === 0) context.leave("nothingToLearn");
    const prompt = JSON.parse(unit.prompt) as Message[];
    const shape = { tools: context.shape.tools, images: false };
    return examples.flatMap(({ source, answer, model, annotator }) => {
      const why = misfit(carries, [unit.prompt, JSON.stringify(answer)], unit);
      const last = answer.at(-1);
      if (why || last?.role !== "assistant" || last.content.length === 0) {
        context.leave(why ?? "emptyAnswer");
        return [];
      }
      const messages = [...prompt, ...answer].map((message) => chatMessage(message, shape, []));
      const tools = shape.tools ? `"tools":${toolsOf(unit)},` : "";
      return [
        `{"messages":${JSON.stringify(messages)},${tools}"source":"${source}","model":${JSON.stringify(model)},"annotator":"${annotator}",${promptProvenance(unit, context)}}`,
      ];
    });
  },
  promptOf: ({ split_group }) => split_group,
  snippets: (files) => [
    {
      title: "TRL",
      text: `from datasets import load_dataset
from trl import SFTConfig, SFTTrainer
train = load_dataset(".", split="train")
SFTTrainer("MODEL", args=SFTConfig(output_dir="sft"), train_dataset=train).train()`,
    },
    {
      title: "verl",
      text: `torchrun -m verl.trainer.fsdp_sft_trainer data.train_files=${trainFile(files)} data.multiturn.enable=true data.multiturn.messages_key=messages`,
    },
  ],
});

function examplesOf(unit: PromptUnit, { pseudonym }: PresetContext): Example[] {
  const written = JSON.parse(unit.written) as Written[];
  const best = bestOf(JSON.parse(unit.responses) as PromptResponse[]);
  const own = written.flatMap(({ demonstration, rewrite, annotatorId }): Example[] => {
    const annotator = pseudonym(annotatorId);
    if (rewrite !== null)
      return [{ source: "rewrite", answer: [{ role: "assistant", content: rewrite }], model: "", annotator }];
    return [{ source: "demonstration", answer: demonstration as Message[], model: "", annotator }];
  });
  if (best === null) return own;
  const { messages, model } = best;
  return [...own, { source: "best-response", answer: messages as Message[], model, annotator: "" }];
}

/** The response with the largest surplus of wins, where it is alone with it and has one at all. */
function bestOf(responses: readonly PromptResponse[]): PromptResponse | null {
  const surplus = ({ wins, losses }: PromptResponse) => wins - losses;
  const [first, second] = [...responses].sort((a, b) => surplus(b) - surplus(a));
  if (!first || surplus(first) <= 0) return null;
  return second && surplus(second) === surplus(first) ? null : first;
}
