import type { Column } from "@/lib/domain/dataset/export";
import { turnsJson } from "../../message-json";
import { misfit, plainMessages } from "../../message-shape";
import { definePreset, trainFile } from "../../preset";

const carries = { tools: false, images: false };

/**
 * `{"data_source", "prompt": M, "ability", "reward_model", "extra_info"}` for verl's reinforcement learning: the prompts alone,
 * with a reward model as the judge. Not carried: responses and all that was said of them.
 */
export const promptsVerl = definePreset<"prompt">({
  name: "prompts-verl",
  unit: "prompt",
  stacks: ["verl (RL)"],
  carries,
  losses: [
    "pairs",
    "ties",
    "margin",
    "weights",
    "annotators",
    "models",
    "demonstrations",
    "rewrites",
    "tools",
    "images",
  ],
  formats: ["parquet", "jsonl"],
  columns: (): Column[] => [
    { name: "data_source", type: "string" },
    { name: "prompt", type: plainMessages },
    { name: "ability", type: "string" },
    { name: "reward_model", type: { struct: { style: "string", ground_truth: "string" } } },
    { name: "extra_info", type: { struct: { split: "string", prompt_id: "string", split_group: "string" } } },
  ],
  lines(unit, { leave }) {
    const why = misfit(carries, [unit.prompt], unit);
    if (why) {
      leave(why);
      return [];
    }
    const ability = (JSON.parse(unit.tags) as string[])[0] ?? "";
    return [
      `{"data_source":"concord","prompt":${turnsJson(unit.prompt)},"ability":${JSON.stringify(ability)},"reward_model":{"style":"model","ground_truth":""},"extra_info":{"split":"${unit.split}","prompt_id":"${unit.promptId}","split_group":"${unit.splitGroup}"}}`,
    ];
  },
  promptOf: ({ extra_info }) => (extra_info as Record<string, unknown>).split_group,
  snippets: (files) => [
    {
      title: "verl",
      text: `python3 -m verl.trainer.main_ppo data.train_files=${trainFile(files)} data.prompt_key=prompt reward_model.enable=true reward_model.model.path=REWARD_MODEL`,
    },
  ],
});
