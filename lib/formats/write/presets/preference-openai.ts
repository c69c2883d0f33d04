import { turnsJson } from "../message-json";
import { onlyMessage, type PairPreset } from "./pair";

/**
 * `{"input": {"messages": M, "tools": []}, "preferred_output": [m], "non_preferred_output": [m]}` for OpenAI, Together and
 * Fireworks: one assistant message an answer, others are left out, and no further columns. Not carried: ties, margins,
 * weights, annotators, tool calls.
 */
export const preferenceOpenai: PairPreset = ({ prompt, chosen, rejected }) => {
  const [better, worse] = [turnsJson(chosen), turnsJson(rejected)];
  if (onlyMessage(better) === null || onlyMessage(worse) === null) return null;
  return `{"input":{"messages":${turnsJson(prompt)},"tools":[]},"preferred_output":${better},"non_preferred_output":${worse}}`;
};
