import type { Message } from "@/lib/domain/message";
import { textOf } from "@/lib/domain/message";
import { textJson } from "../../message-json";
import { onlyMessage, type PairPreset } from "./pair";
import { pairPreset } from "./pair-preset";
import { textRefusal } from "./text-refusal";

const speaker = { user: "Human", assistant: "Assistant" } as const;

/**
 * `{"prompt": "Human: … Assistant:", "chosen", "rejected"}` in data/train.json and data/eval.json for DeepSpeed-Chat's
 * `local/jsonfile`; the loader puts a space before each answer. Not carried: ties, margins, annotators, system turns.
 */
const preferenceDeepspeed: PairPreset = ({ prompt, chosen, rejected }) => {
  if (onlyMessage(chosen) === null || onlyMessage(rejected) === null) return null;
  const turns = JSON.parse(prompt) as Message[];
  if (turns.some(({ role }) => !(role in speaker))) return null;
  const said = turns
    .map((turn) => `${speaker[turn.role as keyof typeof speaker]}: ${textOf(turn)} `)
    .join("");
  return `{"prompt":${JSON.stringify(`${said}Assistant:`)},"chosen":${textJson(chosen)},"rejected":${textJson(rejected)}}`;
};

export const preferenceDeepspeedFiles = pairPreset({
  name: "preference-deepspeed",
  stacks: ["DeepSpeed-Chat"],
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
    "systemTurns",
    "severalMessages",
  ],
  hasProvenance: false,
  formats: ["jsonl"],
  row: preferenceDeepspeed,
  refusal: textRefusal,
  columns: () => ["prompt", "chosen", "rejected"].map((name) => ({ name, type: "string" }) as const),
  promptOf: ({ prompt }) => prompt,
  fileOf: (split) =>
    ({ train: "data/train.json", validation: "data/eval.json", test: "data/test.json" })[split],
  snippets: () => [
    {
      title: "DeepSpeed-Chat",
      text: "deepspeed main.py --data_path local/jsonfile --model_name_or_path MODEL --output_dir out   # in the folder that holds data/",
    },
  ],
});
