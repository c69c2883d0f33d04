import type { Message } from "@/lib/domain/message";
import { textOf } from "@/lib/domain/message";
import { textJson } from "../../message-json";
import { float } from "../../preference-row";
import { builderOf, trainFile } from "../../preset";
import { onlyMessage, type PairPreset } from "./pair";
import { pairPreset } from "./pair-preset";
import { textRefusal } from "./text-refusal";

/**
 * `{"system", "input", "prompt", "chosen", "rejected", "margin"}`, all texts, for Axolotl's reward models
 * (`bradley_terry.chat_template`), NeMo's binary form and verl. One user turn with or without a system turn; other
 * conversations are left out, and no template is rendered. Not carried: ties, weights, annotators, tool calls.
 */
export const preferenceStrings: PairPreset = ({ prompt, chosen, rejected, margin }) => {
  if (onlyMessage(chosen) === null || onlyMessage(rejected) === null) return null;
  const turns = JSON.parse(prompt) as Message[];
  const system = turns[0]?.role === "system" ? turns[0] : undefined;
  const [user, ...more] = system ? turns.slice(1) : turns;
  if (user?.role !== "user" || more.length > 0) return null;
  const text = JSON.stringify(textOf(user));
  return `{"system":${JSON.stringify(system ? textOf(system) : "")},"input":${text},"prompt":${text},"chosen":${textJson(chosen)},"rejected":${textJson(rejected)},"margin":${float(margin)}}`;
};

export const preferenceStringsFiles = pairPreset({
  name: "preference-strings",
  stacks: ["Axolotl (reward)", "NeMo (binary)", "verl", "TRL", "OpenRLHF"],
  carries: { tools: false, images: false },
  losses: ["ties", "tools", "images", "severalTurns", "severalMessages"],
  row: preferenceStrings,
  refusal: textRefusal,
  columns: () => [
    ...(["system", "input", "prompt", "chosen", "rejected"] as const).map(
      (name) => ({ name, type: "string" }) as const,
    ),
    { name: "margin", type: "float64" },
  ],
  snippets: (files, format) => [
    {
      title: "Axolotl",
      text: `reward_model: true
datasets:
  - path: ${trainFile(files)}
    ds_type: ${builderOf(format)}
    type: bradley_terry.chat_template`,
    },
    {
      title: "OpenRLHF",
      text: `python -m openrlhf.cli.train_rm --data.dataset . --data.prompt_key input --data.chosen_key chosen --data.rejected_key rejected`,
    },
  ],
});
