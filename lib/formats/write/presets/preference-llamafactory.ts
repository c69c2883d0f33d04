import { turnsJson } from "../message-json";
import { onlyMessage, type PairPreset } from "./pair";

/**
 * `{"messages": M, "chosen": {…}, "rejected": {…}}` for LLaMA-Factory: answers are objects, so answers of several messages
 * are left out. Not carried: ties, margins, weights, annotators.
 */
export const preferenceLlamaFactory: PairPreset = ({ prompt, chosen, rejected }) => {
  const [better, worse] = [onlyMessage(turnsJson(chosen)), onlyMessage(turnsJson(rejected))];
  return better && worse ? `{"messages":${turnsJson(prompt)},"chosen":${better},"rejected":${worse}}` : null;
};
