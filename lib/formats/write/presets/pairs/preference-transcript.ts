import { type Message, textOf } from "@/lib/domain/message";
import { builderOf, trainFile } from "../../preset";
import type { PairPreset } from "./pair";
import { pairPreset } from "./pair-preset";
import { textRefusal } from "./text-refusal";

const speaker = { user: "Human", assistant: "Assistant" } as const;

/**
 * `{"chosen": "\n\nHuman: …\n\nAssistant: …", "rejected": …}` as Anthropic's HH: transcripts equal up to the last turn.
 * Conversations with a system or tool turn have no place in it and are left out. Not carried: ties, margins, annotators.
 */
export const preferenceTranscript: PairPreset = ({ prompt, chosen, rejected }) => {
  const [better, worse] = [chosen, rejected].map((answer) => transcript([prompt, answer]));
  return better && worse ? JSON.stringify({ chosen: better, rejected: worse }) : null;
};

const texts = ["chosen", "rejected"].map((name) => ({ name, type: "string" }) as const);

export const preferenceTranscriptFiles = pairPreset({
  name: "preference-transcript",
  stacks: ["Anthropic HH"],
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
  ],
  hasProvenance: false,
  row: preferenceTranscript,
  refusal: textRefusal,
  columns: () => texts,
  promptOf: ({ chosen }) => {
    const text = String(chosen);
    return text.slice(0, text.lastIndexOf("\n\nAssistant: "));
  },
  snippets: (files, format) => [
    {
      title: "datasets",
      text: `load_dataset("${builderOf(format)}", data_files="${trainFile(files)}", split="train")`,
    },
  ],
});

function transcript(lists: readonly string[]): string | null {
  const messages = lists.flatMap((list) => JSON.parse(list) as Message[]);
  if (messages.some(({ role }) => !(role in speaker))) return null;
  return messages
    .map((message) => `\n\n${speaker[message.role as keyof typeof speaker]}: ${textOf(message)}`)
    .join("");
}
