import type { Message } from "@/lib/domain/message";
import { textJson } from "../../message-json";
import { allFormats, builderOf, definePreset, trainFile } from "../../preset";
import { onlyMessage } from "../pairs/pair";
import { promptProvenance, promptProvenanceColumns } from "../provenance";
import { labelOf, neverInAnswers } from "./answer-preset";

const carries = { tools: false, images: false };

/**
 * `{"prompt", "completion", "label"}` as texts: TRL's standard form, Axolotl's `user_defined`. One user turn; others are left
 * out, since no template is rendered. Order as in `kto`. Not carried: ties, margins, system turns.
 */
export const ktoStrings = definePreset<"answer">({
  name: "kto-strings",
  unit: "answer",
  stacks: ["TRL (KTO)", "Axolotl (KTO)"],
  carries,
  losses: [
    "pairs",
    "ties",
    "margin",
    "weights",
    "annotators",
    ...neverInAnswers,
    "tools",
    "images",
    "severalTurns",
    "severalMessages",
    "systemTurns",
  ],
  formats: allFormats,
  columns: () => [
    { name: "prompt", type: "string" },
    { name: "completion", type: "string" },
    { name: "label", type: "bool" },
    { name: "model", type: "string" },
    ...promptProvenanceColumns,
  ],
  lines(unit, context) {
    const label = labelOf(unit, carries, context);
    if (label === null) return [];
    const only = onlyMessage(unit.prompt);
    if (only === null || (JSON.parse(only) as Message).role !== "user" || onlyMessage(unit.answer) === null) {
      context.leave(onlyMessage(unit.answer) === null ? "severalMessages" : "severalTurns");
      return [];
    }
    return [
      `{"prompt":${textJson(unit.prompt)},"completion":${textJson(unit.answer)},"label":${label},"model":${unit.model},${promptProvenance(unit, context)}}`,
    ];
  },
  promptOf: ({ split_group }) => split_group,
  snippets: (files, format) => [
    {
      title: "Axolotl",
      text: `rl: kto
datasets:
  - path: ${trainFile(files)}
    ds_type: ${builderOf(format)}
    type:
      type: user_defined.default
      field_prompt: prompt
      field_completion: completion
      field_label: label`,
    },
  ],
});
