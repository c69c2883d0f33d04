import { type Message, textOf } from "@/lib/domain/message";
import type { PairPreset } from "./pair";

const speaker = { user: "Human", assistant: "Assistant" } as const;

/**
 * `{"chosen": "\n\nHuman: …\n\nAssistant: …", "rejected": …}` as Anthropic's HH: transcripts equal up to the last turn.
 * Conversations with a system or tool turn have no place in it and are left out. Not carried: ties, margins, annotators.
 */
export const preferenceTranscript: PairPreset = ({ prompt, chosen, rejected }) => {
  const [better, worse] = [chosen, rejected].map((answer) => transcript([prompt, answer]));
  return better && worse ? JSON.stringify({ chosen: better, rejected: worse }) : null;
};

function transcript(lists: readonly string[]): string | null {
  const messages = lists.flatMap((list) => JSON.parse(list) as Message[]);
  if (messages.some(({ role }) => !(role in speaker))) return null;
  return messages
    .map((message) => `\n\n${speaker[message.role as keyof typeof speaker]}: ${textOf(message)}`)
    .join("");
}
