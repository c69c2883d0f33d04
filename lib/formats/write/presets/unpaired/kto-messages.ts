import { turnsJson } from "../../message-json";
import { isAlternating, plainMessages } from "../../message-shape";
import { definePreset, trainFile } from "../../preset";
import { datasetInfo } from "../dataset-info";
import { joined, onlyMessage } from "../pairs/pair";
import { labelOf, neverInAnswers } from "./answer-preset";

const carries = { tools: false, images: false };
const info = { ranking: false, columns: ["messages", "label"] };

/**
 * `{"messages": M, "label": true}` for LLaMA-Factory (`kto_tag: label` in dataset_info.json) and ms-swift; turns alternate
 * and end with the assistant's. Empty answers, which would flip the label there, are left out. Order as in `kto`.
 */
export const ktoMessages = definePreset<"answer">({
  name: "kto-messages",
  unit: "answer",
  stacks: ["LLaMA-Factory (KTO)", "ms-swift (KTO)"],
  carries,
  losses: [
    "pairs",
    "ties",
    "margin",
    "weights",
    "annotators",
    ...neverInAnswers,
    "models",
    "tools",
    "images",
    "severalMessages",
  ],
  // Both loaders go by a file's ending and know no .gz.
  formats: ["jsonl", "parquet"],
  columns: () => [
    { name: "messages", type: plainMessages },
    { name: "label", type: "bool" },
  ],
  lines(unit, context) {
    const label = labelOf(unit, carries, context);
    if (label === null) return [];
    const answer = turnsJson(unit.answer);
    const why = onlyMessage(answer) === null ? "severalMessages" : "turnOrder";
    if (why === "severalMessages" || !isAlternating(unit.prompt)) {
      context.leave(why);
      return [];
    }
    return [`{"messages":${joined(turnsJson(unit.prompt), answer)},"label":${label}}`];
  },
  promptOf: ({ messages }) => (messages as unknown[]).slice(0, -1),
  extras: (files) => [datasetInfo(files, info)],
  snippets: (files) => [
    { title: "data/dataset_info.json", text: datasetInfo(files, info).text },
    { title: "ms-swift", text: `swift rlhf --rlhf_type kto --model MODEL --dataset ${trainFile(files)}` },
  ],
});
