import { type Message, textOf } from "./message";

/** The last user turn of a conversation on one line, shortened: how a prompt is named in lists. */
export function excerpt(messages: readonly Message[], length = 200): string {
  const last = messages.findLast((message) => message.role === "user") ?? messages.at(-1);
  if (!last) return "";
  const line = textOf(last).replace(/\s+/g, " ").trim();
  return [...line].length > length ? `${[...line].slice(0, length - 1).join("")}…` : line;
}
