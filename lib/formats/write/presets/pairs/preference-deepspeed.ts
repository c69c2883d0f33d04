import { textJson } from "../../message-json";
import { onlyMessage, type PairPreset } from "./pair";
import { pairPreset } from "./pair-preset";
import { spoken, transcriptTraits } from "./transcript";

/**
 * `{"prompt": "Human: … Assistant:", "chosen", "rejected"}` in data/train.json and data/eval.json for DeepSpeed-Chat's
 * `local/jsonfile`; the loader puts a space before each answer. Not carried: ties, margins, annotators, system turns.
 */
const preferenceDeepspeed: PairPreset = ({ prompt, chosen, rejected }) => {
  if (onlyMessage(chosen) === null || onlyMessage(rejected) === null) return null;
  const said = spoken([prompt], (speaker, text) => `${speaker}: ${text} `);
  if (said === null) return null;
  return `{"prompt":${JSON.stringify(`${said}Assistant:`)},"chosen":${textJson(chosen)},"rejected":${textJson(rejected)}}`;
};

export const preferenceDeepspeedFiles = pairPreset({
  ...transcriptTraits,
  name: "preference-deepspeed",
  stacks: ["DeepSpeed-Chat"],
  losses: [...transcriptTraits.losses, "severalMessages"],
  formats: ["jsonl"],
  row: preferenceDeepspeed,
  columns: () => ["prompt", "chosen", "rejected"].map((name) => ({ name, type: "string" }) as const),
  promptOf: ({ prompt }) => prompt,
  fileOf: (split) =>
    ({ train: "data/train.json", validation: "data/eval.json", test: "data/test.json" })[split],
  snippets: (files) => [
    {
      title: "DeepSpeed-Chat",
      text: `deepspeed main.py --data_path local/jsonfile --model_name_or_path MODEL --output_dir out   # in the folder that holds data/${
        files.some(({ split }) => split === "validation")
          ? ""
          : "\n# It wants data/eval.json too: freeze a dataset with a validation split."
      }`,
    },
  ],
});
