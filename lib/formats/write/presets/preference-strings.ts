import type { Message } from "@/lib/domain/message";
import { textOf } from "@/lib/domain/message";
import { textJson } from "../message-json";
import { float } from "../preference-row";
import { onlyMessage, type PairPreset } from "./pair";

/**
 * `{"system", "input", "prompt", "chosen", "rejected", "margin"}`, all texts, for Axolotl's reward models
 * (`bradley_terry.chat_template`), NeMo's binary form and verl. One user turn with or without a system turn; other
 * conversations are left out, and no template is rendered. Not carried: ties, weights, annotators, tool calls.
 */
export const preferenceStrings: PairPreset = ({ prompt, chosen, rejected, margin }) => {
  if (onlyMessage(chosen) === null || onlyMessage(rejected) === null) return null;
  const turns = JSON.parse(prompt) as Message[];
  const system = turns[0]?.role === "system" ? turns[0] : undefined;
  const [user, ...more] = system ? turns.slice(1) : turns;
  if (user?.role !== "user" || more.length > 0) return null;
  const text = JSON.stringify(textOf(user));
  return `{"system":${JSON.stringify(system ? textOf(system) : "")},"input":${text},"prompt":${text},"chosen":${textJson(chosen)},"rejected":${textJson(rejected)},"margin":${float(margin)}}`;
};
