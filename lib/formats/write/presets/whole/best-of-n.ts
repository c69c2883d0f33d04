import { type Message, textOf } from "@/lib/domain/message";
import { misfit } from "../../message-shape";
import { definePreset } from "../../preset";
import type { JudgmentUnit } from "../../unit";
import type { JudgedResponse } from "./judgments";

const carries = { tools: false, images: false };

/**
 * `{"id", "prompt", "chosen": […], "rejected": […], "num_correct", "total_completions", "subset", "models"}` for RewardBench 2: one
 * row a judgment, its best tier (ties and all) against the rest. For evaluation. Not carried: the order below the best.
 */
export const bestOfN = definePreset<"judgment">({
  name: "best-of-n",
  unit: "judgment",
  stacks: ["RewardBench 2"],
  carries,
  losses: [
    "margin",
    "weights",
    "softLabels",
    "rankings",
    "annotators",
    "rationales",
    "scores",
    "demonstrations",
    "rewrites",
    "tools",
    "images",
    "severalTurns",
    "severalMessages",
  ],
  formats: ["jsonl", "jsonl.gz", "parquet"],
  columns: () => [
    { name: "id", type: "string" },
    { name: "prompt", type: "string" },
    { name: "chosen", type: { list: "string" } },
    { name: "rejected", type: { list: "string" } },
    { name: "num_correct", type: "int64" },
    { name: "num_rejected", type: "int64" },
    { name: "total_completions", type: "int64" },
    { name: "models", type: { list: "string" } },
    { name: "subset", type: "string" },
    { name: "prompt_id", type: "string" },
    { name: "split_group", type: "string" },
  ],
  lines(unit, { leave }) {
    const responses = JSON.parse(unit.responses) as JudgedResponse[];
    const tiers = JSON.parse(unit.tiers) as string[][];
    const why = misfitOf(unit, responses, tiers);
    if (why) {
      leave(why);
      return [];
    }
    const best = new Set(tiers[0]);
    const sides = [true, false].map((wanted) => responses.filter(({ id }) => best.has(id) === wanted));
    const [chosen, rejected] = sides as [JudgedResponse[], JudgedResponse[]];
    const text = ({ messages }: JudgedResponse) => textOf(messages[0] as Message);
    const [tag] = JSON.parse(unit.tags) as string[];
    return [
      JSON.stringify({
        id: unit.judgmentId,
        prompt: textOf((JSON.parse(unit.prompt) as Message[])[0] as Message),
        chosen: chosen.map(text),
        rejected: rejected.map(text),
        num_correct: chosen.length,
        num_rejected: rejected.length,
        total_completions: responses.length,
        models: [...chosen, ...rejected].map(({ model }) => model),
        subset: tag ?? "all",
        prompt_id: unit.promptId,
        split_group: unit.splitGroup,
      }),
    ];
  },
  promptOf: ({ split_group }) => split_group,
  snippets: (files) => [
    {
      title: "RewardBench 2",
      text: `rewardbench-v2 --model=MODEL --dataset=${(files.find(({ split }) => split === "test") ?? files[0])?.path}`,
    },
  ],
});

function misfitOf(unit: JudgmentUnit, responses: readonly JudgedResponse[], tiers: readonly string[][]) {
  const prompt = JSON.parse(unit.prompt) as Message[];
  if (tiers.length === 0) return "undecided";
  if (tiers[0]?.length === responses.length) return "tie";
  if (prompt.length !== 1 || prompt[0]?.role !== "user")
    return prompt[0]?.role === "system" && prompt.length === 2 ? "systemTurn" : "severalTurns";
  if (responses.some(({ messages }) => messages.length !== 1)) return "severalMessages";
  return misfit(carries, [unit.prompt, ...responses.map(({ messages }) => JSON.stringify(messages))], unit);
}
