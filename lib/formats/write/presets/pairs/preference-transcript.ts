import { builderOf, trainFile } from "../../preset";
import type { PairPreset } from "./pair";
import { pairPreset } from "./pair-preset";
import { spoken, transcriptTraits } from "./transcript";

/**
 * `{"chosen": "\n\nHuman: …\n\nAssistant: …", "rejected": …}` as Anthropic's HH: transcripts equal up to the last turn.
 * Conversations with a system or tool turn have no place in it and are left out. Not carried: ties, margins, annotators.
 */
export const preferenceTranscript: PairPreset = ({ prompt, chosen, rejected }) => {
  const [better, worse] = [chosen, rejected].map((answer) =>
    spoken([prompt, answer], (speaker, text) => `\n\n${speaker}: ${text}`),
  );
  return better && worse ? JSON.stringify({ chosen: better, rejected: worse }) : null;
};

export const preferenceTranscriptFiles = pairPreset({
  ...transcriptTraits,
  name: "preference-transcript",
  stacks: ["Anthropic HH"],
  row: preferenceTranscript,
  columns: () => ["chosen", "rejected"].map((name) => ({ name, type: "string" }) as const),
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
