import type { LeftOutReason, Loss } from "@/lib/domain/dataset/export";
import { type Message, textOf } from "@/lib/domain/message";
import { textRefusal } from "./text-refusal";

const speakers = { user: "Human", assistant: "Assistant" } as const;
/** Where a turn of a transcript begins. A text that holds it could not be told from two turns. */
const turnStart = /\n\n(?:Human|Assistant):/;

/**
 * The turns of a conversation with their speakers' names; null where anybody but user and assistant speaks, or a text
 * names a speaker as a transcript does.
 */
export function spoken(
  lists: readonly string[],
  turn: (speaker: "Human" | "Assistant", text: string) => string,
): string | null {
  const messages = lists.flatMap((list) => JSON.parse(list) as Message[]);
  const turns: string[] = [];
  for (const message of messages) {
    const text = textOf(message);
    if ((message.role !== "user" && message.role !== "assistant") || turnStart.test(text)) return null;
    turns.push(turn(speakers[message.role], text));
  }
  return turns.join("");
}

/** Why a pair has no transcript. */
export function transcriptRefusal(pair: { prompt: string; chosen: string; rejected: string }): LeftOutReason {
  const messages = [pair.prompt, pair.chosen, pair.rejected].flatMap((list) => JSON.parse(list) as Message[]);
  return messages.some((message) => turnStart.test(textOf(message))) ? "speakers" : textRefusal(pair);
}

/** What both formats of transcripts have in common: speakers' names and texts, nothing else. */
export const transcriptTraits = {
  carries: { tools: false, images: false },
  hasProvenance: false,
  refusal: transcriptRefusal,
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
  ] satisfies Loss[] as readonly Loss[],
} as const;
