import { type Message, textOf, textOfAll } from "@/lib/domain/message";
import { misfit } from "../../message-shape";
import { definePreset, trainFile } from "../../preset";
import type { PromptResponse, PromptUnit } from "../../unit";

const carries = { tools: false, images: false };

/**
 * Open-Assistant's conversation trees: one a prompt, the conversation as its trunk, the responses as ranked replies; rank 0
 * is the best by share of comparisons won, equal shares are equal ranks. Not carried: single judgments, system turns.
 */
export const oasst = definePreset<"prompt">({
  name: "oasst",
  unit: "prompt",
  stacks: ["Open-Assistant"],
  carries,
  losses: [
    "margin",
    "weights",
    "softLabels",
    "annotators",
    "scores",
    "demonstrations",
    "rewrites",
    "rationales",
    "tools",
    "images",
    "systemTurns",
    "severalMessages",
  ],
  formats: ["jsonl", "jsonl.gz"],
  columns: () => [
    { name: "message_tree_id", type: "string" },
    { name: "tree_state", type: "string" },
    { name: "split_group", type: "string" },
    { name: "prompt", type: { struct: {} } },
  ],
  lines(unit, { leave }) {
    const prompt = JSON.parse(unit.prompt) as Message[];
    const responses = (JSON.parse(unit.responses) as PromptResponse[]).filter(
      ({ wins, losses, ties }) => wins + losses + ties > 0,
    );
    const lists = responses.map(({ messages }) => messages as Message[]);
    const why =
      responses.length < 2
        ? "undecided"
        : prompt.some(({ role }) => role === "system")
          ? "systemTurn"
          : lists.some((list) => list.length !== 1)
            ? "severalMessages"
            : misfit(carries, [unit.prompt, ...lists.map((list) => JSON.stringify(list))], unit);
    if (why) {
      leave(why);
      return [];
    }
    const tree = {
      message_tree_id: unit.promptId,
      tree_state: "ready_for_export",
      split_group: unit.splitGroup,
      prompt: trunk(unit, prompt, rankedReplies(unit, messageId(unit, prompt.length - 1), responses)),
    };
    return [JSON.stringify(tree)];
  },
  promptOf: ({ split_group }) => split_group,
  snippets: (files) => [
    {
      title: "Python",
      text: `import json
trees = [json.loads(line) for line in open("${trainFile(files)}", encoding="utf-8")]`,
    },
  ],
});

/** The n-th message of the conversation; the first one names the tree. */
function messageId(unit: PromptUnit, at: number): string {
  return at === 0 ? unit.promptId : `${unit.promptId}-${at}`;
}

function rankedReplies(unit: PromptUnit, parentId: string, responses: readonly PromptResponse[]): object[] {
  const share = ({ wins, losses, ties }: PromptResponse) => (wins + ties / 2) / (wins + losses + ties);
  const shares = [...new Set(responses.map(share))].sort((a, b) => b - a);
  return responses.map((response) => ({
    message_id: response.id,
    parent_id: parentId,
    text: textOfAll(response.messages as Message[]),
    role: "assistant",
    lang: JSON.parse(unit.language) as string,
    rank: shares.indexOf(share(response)),
    synthetic: true,
    model_name: response.model,
    replies: [],
  }));
}

/** The conversation as nested messages, the last of them with the replies. */
function trunk(unit: PromptUnit, prompt: readonly Message[], replies: object[]): object {
  return prompt.reduceRight<object>((below, message, at) => {
    const isLast = at === prompt.length - 1;
    return {
      message_id: messageId(unit, at),
      parent_id: at === 0 ? null : messageId(unit, at - 1),
      text: textOf(message),
      role: message.role === "user" ? "prompter" : "assistant",
      lang: JSON.parse(unit.language) as string,
      replies: isLast ? replies : [below],
    };
  }, {});
}
