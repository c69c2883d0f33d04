import { plainMessages } from "../../message-shape";
import { trainFile } from "../../preset";
import { onlyMessage, type PairPreset, writtenPair } from "./pair";
import { pairPreset } from "./pair-preset";

/**
 * `{"input": {"messages": M, "tools": []}, "preferred_output": [m], "non_preferred_output": [m]}` for OpenAI, Together and
 * Fireworks: one assistant message an answer, others are left out, and no further columns. Not carried: ties, margins,
 * weights, annotators, tool calls.
 */
export const preferenceOpenai: PairPreset = (pair) => {
  const [prompt, better, worse] = writtenPair(pair);
  if (onlyMessage(better) === null || onlyMessage(worse) === null) return null;
  return `{"input":{"messages":${prompt},"tools":[]},"preferred_output":${better},"non_preferred_output":${worse}}`;
};

export const preferenceOpenaiFiles = pairPreset({
  name: "preference-openai",
  stacks: ["OpenAI", "Together", "Fireworks"],
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
  row: preferenceOpenai,
  columns: () => [
    { name: "input", type: { struct: { messages: plainMessages, tools: { list: "string" } } } },
    { name: "preferred_output", type: plainMessages },
    { name: "non_preferred_output", type: plainMessages },
  ],
  promptOf: ({ input }) => input,
  formats: ["jsonl", "jsonl.gz", "parquet"],
  snippets: (files) => [
    { title: "OpenAI", text: `openai api files.create -f ${trainFile(files)} -p fine-tune` },
    { title: "Together", text: `together files upload ${trainFile(files)}` },
  ],
});
