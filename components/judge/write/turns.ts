import type { Answer } from "@/lib/domain/judgment";
import { textOf } from "@/lib/domain/message";

/** The turns of a demonstration being written: pure steps on the answer. */

export interface Turn {
  role: "assistant" | "user";
  content: string;
}

/** What has been written so far; to begin with, one empty turn of the assistant. */
export function turnsOf({ demonstration }: Answer): Turn[] {
  if (!demonstration || demonstration.length === 0) return [{ role: "assistant", content: "" }];
  return demonstration.map((message) => ({
    role: message.role === "user" ? "user" : "assistant",
    content: textOf(message),
  }));
}

export function writeTurn(answer: Answer, index: number, content: string): Answer {
  return withTurns(
    answer,
    turnsOf(answer).map((turn, place) => (place === index ? { ...turn, content } : turn)),
  );
}

/** The other one's turn. */
export function addTurn(answer: Answer): Answer {
  const turns = turnsOf(answer);
  const role = turns.at(-1)?.role === "assistant" ? "user" : "assistant";
  return withTurns(answer, [...turns, { role, content: "" }]);
}

/** Takes the last turn away; the first stays. */
export function removeTurn(answer: Answer): Answer {
  const turns = turnsOf(answer);
  return turns.length > 1 ? withTurns(answer, turns.slice(0, -1)) : answer;
}

/** One empty turn is nothing said. */
function withTurns(answer: Answer, turns: Turn[]): Answer {
  const isEmpty = turns.length === 1 && turns[0]?.content === "";
  return { ...answer, demonstration: isEmpty ? null : turns };
}
